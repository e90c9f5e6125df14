package nl.pzp.guard;

import java.util.Map;
import java.util.Set;

/**
 * Elements that R4 has and STU3 lacks, in resource types of both versions. One of them marks a
 * message as R4.
 */
final class R4Shape {

  private static final Map<String, Set<String>> ONLY_IN_R4 =
      Map.ofEntries(
          Map.entry("CareTeam", Set.of("encounter", "telecom")),
          Map.entry("CommunicationRequest", Set.of("encounter", "about", "doNotPerform")),
          Map.entry("Condition", Set.of("encounter", "recordedDate", "recorder")),
          Map.entry("Consent", Set.of("scope", "provision", "performer", "verification")),
          Map.entry("Device", Set.of("udiCarrier", "deviceName", "serialNumber")),
          Map.entry("DeviceUseStatement", Set.of("reasonCode", "reasonReference", "derivedFrom")),
          Map.entry("DocumentReference", Set.of("category", "date")),
          Map.entry("Encounter", Set.of("reasonCode", "reasonReference", "basedOn")),
          Map.entry("Goal", Set.of("lifecycleStatus", "achievementStatus")),
          Map.entry(
              "Observation",
              Set.of("encounter", "note", "focus", "hasMember", "derivedFrom", "partOf")),
          Map.entry("Procedure", Set.of("encounter", "statusReason", "recorder", "asserter")),
          Map.entry("QuestionnaireResponse", Set.of("encounter", "partOf")),
          Map.entry("Task", Set.of("encounter", "reasonCode", "reasonReference")));

  private R4Shape() {}

  static boolean isOnlyInR4(String resourceType, String element) {
    var names = ONLY_IN_R4.get(resourceType);
    return names != null && names.contains(element);
  }

  /** R4 refers to the form by a canonical, which is text; STU3 uses a Reference. */
  static boolean isTextInR4(String resourceType, String element) {
    return resourceType.equals("QuestionnaireResponse") && element.equals("questionnaire");
  }
}
