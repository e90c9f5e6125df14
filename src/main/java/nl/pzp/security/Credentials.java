package nl.pzp.security;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caller's credentials as received, unverified.
 *
 * @param remoteAddress of the connection, not from a header
 * @param certificates of the TLS handshake, the caller's own first; empty without mutual TLS
 * @param authorization the Authorization header
 */
public record Credentials(
    String remoteAddress, List<X509Certificate> certificates, @Nullable String authorization) {

  public Credentials {
    certificates = List.copyOf(certificates);
  }

  /** Omits the token. */
  @Override
  public String toString() {
    return "Credentials[" + certificates.size() + " certificates]";
  }
}
