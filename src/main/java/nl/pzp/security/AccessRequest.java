package nl.pzp.security;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A requested interaction, described before the door performs it.
 *
 * @param door such as {@code fhir-r4}
 * @param resourceType null for a system-level request
 * @param parameters of the query, from the URL or the body
 * @param parametersInUrl whether proxies and logs on the way could read the parameters
 */
public record AccessRequest(
    String door,
    Interaction interaction,
    @Nullable String resourceType,
    Map<String, List<String>> parameters,
    boolean parametersInUrl,
    Credentials credentials) {

  public AccessRequest {
    parameters = Map.copyOf(parameters);
  }

  /** Omits the parameters, which can hold a BSN. */
  @Override
  public String toString() {
    return "AccessRequest[" + door + ", " + interaction + ", " + resourceType + "]";
  }
}
