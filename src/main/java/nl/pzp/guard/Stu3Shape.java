package nl.pzp.guard;

import java.util.Map;
import java.util.Set;

/**
 * Elements that STU3 has and R4 lacks, in resource types of both versions. One of them marks a
 * message as STU3.
 */
final class Stu3Shape {

  private static final Map<String, Set<String>> ONLY_IN_STU3 =
      Map.ofEntries(
          Map.entry("CareTeam", Set.of("context")),
          Map.entry("CommunicationRequest", Set.of("topic", "context")),
          Map.entry("Condition", Set.of("assertedDate", "context")),
          Map.entry(
              "Consent",
              Set.of("except", "consentingParty", "actor", "action", "period", "dataPeriod")),
          Map.entry("Device", Set.of("udi")),
          Map.entry("DeviceUseStatement", Set.of("whenUsed", "indication")),
          Map.entry("DocumentReference", Set.of("class", "indexed", "created")),
          Map.entry("Encounter", Set.of("reason", "incomingReferral")),
          Map.entry("Goal", Set.of("status")),
          Map.entry("Observation", Set.of("context", "related", "comment")),
          Map.entry("Procedure", Set.of("notDone", "notDoneReason", "context", "definition")),
          Map.entry("QuestionnaireResponse", Set.of("parent", "context")),
          Map.entry("Task", Set.of("context")));

  private Stu3Shape() {}

  static boolean isOnlyInStu3(String resourceType, String element) {
    var names = ONLY_IN_STU3.get(resourceType);
    return names != null && names.contains(element);
  }

  /** STU3 refers to the form by a Reference; R4 uses a canonical, which is text. */
  static boolean isReferenceInStu3(String resourceType, String element) {
    return resourceType.equals("QuestionnaireResponse") && element.equals("questionnaire");
  }
}
