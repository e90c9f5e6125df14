package nl.pzp.epd.mllp;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The other end of a connection.
 *
 * @param certificates of the TLS handshake, the caller's own first; empty without mutual TLS
 */
public record Caller(String address, List<X509Certificate> certificates) {

  public Caller {
    certificates = List.copyOf(certificates);
  }

  @Override
  public String toString() {
    return "Caller[" + certificates.size() + " certificates]";
  }
}
