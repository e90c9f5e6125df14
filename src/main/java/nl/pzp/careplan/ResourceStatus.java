package nl.pzp.careplan;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What the status of a resource says of whether it holds; a status changes the meaning of all. */
final class ResourceStatus {

  private static final String ERROR = "entered-in-error";

  // Of each type the codes with which it is a statement that holds; other types have no such code.
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

  /** Whether it says of itself that it was never true. */
  static boolean isError(Resource resource) {
    return ERROR.equals(code(resource));
  }

  /**
   * Whether it holds. A type that has no status always does; one that lacks its status does, too,
   * except a Consent: of that only what is active counts.
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

  /** The code of the status; absent when there is none. */
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
