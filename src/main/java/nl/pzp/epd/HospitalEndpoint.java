package nl.pzp.epd;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import nl.pzp.epd.hl7v2.Hl7Writer.Characters;
import nl.pzp.problem.Problem;

/**
 * A hospital that receives messages, as the endpoint of its subscription describes it.
 *
 * @param secure whether it uses TLS
 * @param application MSH-5
 * @param facility MSH-6
 */
record HospitalEndpoint(
    String host,
    int port,
    boolean secure,
    String application,
    String facility,
    Characters characters) {

  static HospitalEndpoint at(URI endpoint, HospitalSettings settings) {
    var said = parameters(endpoint);
    return new HospitalEndpoint(
        endpoint.getHost(),
        endpoint.getPort(),
        "mllps".equals(endpoint.getScheme()),
        said.getOrDefault("application", settings.receivingApplication()),
        said.getOrDefault("facility", settings.receivingFacility()),
        said.containsKey("charset")
            ? characters(said.getOrDefault("charset", ""))
            : settings.charset());
  }

  private static Characters characters(String name) {
    return Arrays.stream(Characters.values())
        .filter(known -> known.name().replace('_', '-').equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> Problem.of(EpdProblem.HOSPITAL_CHARSET).asException());
  }

  private static Map<String, String> parameters(URI endpoint) {
    var found = new HashMap<String, String>();
    var query = endpoint.getRawQuery();
    if (query != null) {
      for (var pair : query.split("&", -1)) {
        var parts = pair.split("=", 2);
        found.put(
            parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return found;
  }
}
