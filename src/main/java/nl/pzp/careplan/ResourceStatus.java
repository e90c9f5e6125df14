package nl.pzp.careplan;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Tells from a resource's status whether it is in force. */
final class ResourceStatus {

  private static final String ERROR = "entered-in-error";

  // Per type the status codes of a statement in force; other types have no such status.
  private static final Map<String, Set<String>> HOLDS =
      Map.of(
          "Consent", Set.of("active"),
          "Observation", Set.of("final", "amended", "corrected", "preliminary", "unknown"),
          "Goal", Set.of("proposed", "planned", "accepted", "active", "on-hold", "completed"),
          "Encounter",
              Set.of(
                  "planned", "arrived", "triaged", "in-progress", "onleave", "finished", "unknown"),
          "Procedure", Set.of("preparation", "in-progress", "on-hold", "completed", "unknown"),
          "DeviceUseStatement", Set.of("active", "on-hold"),
          "Device", Set.of("active", "inactive", "unknown"),
          "CommunicationRequest", Set.of("active", "completed"));

  private ResourceStatus() {}

  /** Whether the status is entered-in-error. */
  static boolean isError(Resource resource) {
    return ERROR.equals(code(resource));
  }

  /**
   * Whether the resource is in force. A type without status always is, and so is one whose status
   * is missing. Only a Consent must be active.
   */
  static boolean holds(Resource resource) {
    if (resource instanceof RelatedPerson person) {
      return !person.hasActive() || person.getActive();
    }
    var holding = HOLDS.get(resource.fhirType());
    var code = code(resource);
    return holding == null
        || (code == null ? !resource.fhirType().equals("Consent") : holding.contains(code));
  }

  /** The status code; null without one. */
  static @Nullable String code(Resource resource) {
    for (var name : new String[] {"status", "lifecycleStatus"}) {
      var property = resource.getNamedProperty(name);
      var value = property == null ? null : property.getValues().stream().findFirst().orElse(null);
      if (value != null && value.hasPrimitiveValue()) {
        return value.primitiveValue();
      }
    }
    return null;
  }
}
