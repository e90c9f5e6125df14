package nl.pzp.fhirapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.intake.IncomingCall;

/** The parts of a routed HAPI request that the operations use. */
public record ApiRequest(
    IncomingCall call,
    String base,
    Locale reader,
    Set<String> preferences,
    RequestDetails details) {

  /** Parameters about the representation; HAPI handles them. */
  private static final Set<String> OF_THE_ANSWER = Set.of("_format", "_pretty");

  public static ApiRequest of(RequestDetails details) {
    HttpServletRequest request = ((ServletRequestDetails) details).getServletRequest();
    var call = Objects.requireNonNull(IncomingCall.of(request), "the guard lets every request in");
    var preferences =
        details.getHeaders("Prefer").stream()
            .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
            .map(preference -> preference.strip().toLowerCase(Locale.ROOT))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    return new ApiRequest(
        call, details.getFhirServerBase(), OutcomeWriter.languageOf(request), preferences, details);
  }

  public boolean isLenient() {
    return preferences.contains("handling=lenient");
  }

  public boolean prefersRepresentation() {
    return preferences.contains("return=representation");
  }

  // FHIR R4, section 3.1.1.4.13: the address of a resource here equals its type and id.
  private String relative(String value) {
    return value.replace(base + "/", "");
  }

  public Map<String, List<String>> parameters() {
    var parameters = new LinkedHashMap<String, List<String>>();
    details.getParameters().entrySet().stream()
        .filter(entry -> !OF_THE_ANSWER.contains(entry.getKey()))
        .forEach(
            entry ->
                parameters.put(
                    entry.getKey(), Arrays.stream(entry.getValue()).map(this::relative).toList()));
    return parameters;
  }
}
