package nl.pzp.pull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Proves our identity with a signature: {@code private_key_jwt} (RFC 7523, section 2.2; SMART
 * Backend Services). Every assertion has its own id and is valid for a few minutes.
 */
final class ClientAssertion {

  private static final Duration HOLDS = Duration.ofMinutes(4);

  private final TokenSettings request;
  private final PrivateKey key;
  private final Clock clock;
  private final Supplier<UUID> ids;

  ClientAssertion(TokenSettings request, PrivateKey key, Clock clock, Supplier<UUID> ids) {
    this.request = request;
    this.key = key;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The private key of a store.
   *
   * @throws IllegalStateException when the store has none, or several and no alias is set
   */
  static PrivateKey keyOf(KeyStore store, TokenSettings request, char[] password) {
    try {
      var alias = request.keyAlias();
      if (alias == null) {
        var keys = Collections.list(store.aliases()).stream().filter(a -> isKey(store, a)).toList();
        if (keys.size() != 1) {
          throw new IllegalStateException(
              "The SSL bundle " + request.keyBundle() + " has " + keys.size() + " private keys");
        }
        alias = keys.get(0);
      }
      if (store.getKey(alias, password) instanceof PrivateKey key) {
        return key;
      }
      throw new IllegalStateException("No private key " + alias + " in " + request.keyBundle());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key of " + request.keyBundle() + " is not readable", e);
    }
  }

  private static boolean isKey(KeyStore store, String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key store is not readable", e);
    }
  }

  /** A signed assertion with these claims besides the standard ones. */
  PrivateKeyJWT sign(Map<String, String> more) {
    var now = clock.instant();
    var details =
        new JWTAuthenticationClaimsSet(
            new ClientID(request.clientId()),
            List.of(
                new Audience(
                    Objects.requireNonNullElse(request.audience(), request.url().toString()))),
            Date.from(now.plus(HOLDS)),
            null,
            Date.from(now),
            new JWTID(ids.get().toString()));
    var claims = new JWTClaimsSet.Builder(details.toJWTClaimsSet());
    more.forEach(claims::claim);
    var header =
        new JWSHeader.Builder(algorithm()).type(JOSEObjectType.JWT).keyID(request.keyId()).build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(signer());
      return new PrivateKeyJWT(token);
    } catch (JOSEException e) {
      throw new IllegalStateException("The key does not sign with " + algorithm(), e);
    }
  }

  private JWSSigner signer() throws JOSEException {
    return key instanceof ECPrivateKey curve ? new ECDSASigner(curve) : new RSASSASigner(key);
  }

  private JWSAlgorithm algorithm() {
    if (request.algorithm() != null) {
      return JWSAlgorithm.parse(request.algorithm());
    }
    return key instanceof ECPrivateKey ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384;
  }
}
