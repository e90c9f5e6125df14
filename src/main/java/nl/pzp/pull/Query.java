package nl.pzp.pull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A search request to a source.
 *
 * @param parameters encoded
 */
record Query(String type, String parameters) {

  /**
   * Fills in the patient.
   *
   * @param pattern as {@code Type?name=value&...}, not encoded
   */
  static Query of(String pattern, String patient) {
    var mark = pattern.indexOf('?');
    var parameters =
        Arrays.stream(pattern.substring(mark + 1).split("&", -1))
            .map(
                part -> {
                  var equals = part.indexOf('=');
                  return encoded(
                      part.substring(0, equals),
                      part.substring(equals + 1).replace("{patient}", patient));
                })
            .collect(Collectors.joining("&"));
    return new Query(pattern.substring(0, mark), parameters);
  }

  static String encoded(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Query[" + type + "]";
  }
}
