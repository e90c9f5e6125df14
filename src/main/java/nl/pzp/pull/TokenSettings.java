package nl.pzp.pull;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a token is asked for (RFC 6749, section 4.4; RFC 7523, section 2.2).
 *
 * @param secretIn where the secret goes: {@code header} (Basic) or {@code body}
 * @param keyBundle the Spring SSL bundle with the private key that signs
 * @param keyAlias of the key in the bundle; the only one when left out
 * @param keyId the id by which the token server knows the key ({@code kid})
 * @param algorithm such as RS384, ES384 or PS256; by default the one that fits the key
 * @param audience of the assertion; by default the url
 * @param parameters extra request parameters, with placeholders such as {@code {bsn}}
 * @param claims extra claims of the assertion, with the same placeholders
 */
record TokenSettings(
    URI url,
    String clientId,
    @Nullable String clientSecret,
    @DefaultValue("header") SecretIn secretIn,
    @Nullable String scope,
    @Nullable String keyBundle,
    @Nullable String keyAlias,
    @Nullable String keyId,
    @Nullable String algorithm,
    @Nullable String audience,
    @DefaultValue Map<String, String> parameters,
    @DefaultValue Map<String, String> claims) {

  enum SecretIn {
    HEADER,
    BODY
  }

  TokenSettings {
    parameters = Map.copyOf(parameters);
    claims = Map.copyOf(claims);
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "TokenSettings[" + clientId + "]";
  }
}
