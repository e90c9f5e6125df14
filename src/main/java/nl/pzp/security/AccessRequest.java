package nl.pzp.security;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do, as a door sees it before it does anything.
 *
 * @param door such as {@code fhir-r4}
 * @param resourceType the type that it is about, or null for the whole system
 * @param parameters of the query, whether they came in the URL or in the body
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

  /** Without the parameters, which can hold a BSN. */
  @Override
  public String toString() {
    return "AccessRequest[" + door + ", " + interaction + ", " + resourceType + "]";
  }
}
