package nl.pzp.pull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.identifier.Bsn;
import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders in a source's headers, token parameters and claims: pull id, request id,
 * trace and patient.
 */
final class Placeholders {

  private static final String BSN = "{bsn}";

  private final Supplier<UUID> ids;
  private final String correlation;
  private final String trace;
  private final Bsn bsn;
  private final Optional<String> authorizationBase;

  Placeholders(Supplier<UUID> ids, Bsn bsn, Optional<String> authorizationBase) {
    this.ids = ids;
    this.correlation = ids.get().toString();
    this.trace = hex(ids.get());
    this.bsn = bsn;
    this.authorizationBase = authorizationBase;
  }

  /** Fills header values; a BSN is never put in a header. */
  Map<String, String> headers(Map<String, String> patterns) {
    return filled(patterns, false);
  }

  /** Fills parameters of a token request. */
  Map<String, String> ofToken(Map<String, String> patterns) {
    return filled(patterns, true);
  }

  /**
   * The patient to whom a token is bound by these values; null when the token serves all patients.
   */
  @Nullable String holder(TokenSettings request) {
    var all = request.parameters().toString() + request.claims();
    var own = new StringBuilder();
    if (all.contains(BSN)) {
      own.append(bsn.value());
    }
    if (all.contains("{authorization-base}")) {
      own.append('|').append(authorizationBase.orElse(""));
    }
    return own.isEmpty() ? null : own.toString();
  }

  private Map<String, String> filled(Map<String, String> patterns, boolean withBsn) {
    var request = ids.get();
    var values = new HashMap<String, String>();
    patterns.forEach(
        (name, pattern) -> {
          var value =
              pattern
                  .replace("{request-id}", request.toString())
                  .replace("{correlation-id}", correlation)
                  .replace("{trace-id}", trace)
                  .replace("{span-id}", hex(request).substring(0, 16))
                  .replace("{authorization-base}", authorizationBase.orElse(""));
          values.put(name, withBsn ? value.replace(BSN, bsn.value()) : value);
        });
    // A value that only a notification has is left out without one.
    patterns.forEach(
        (name, pattern) -> {
          if (pattern.equals("{authorization-base}") && authorizationBase.isEmpty()) {
            values.remove(name);
          }
        });
    return values;
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
