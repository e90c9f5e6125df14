package nl.pzp.fhirapi.guard;

import java.util.Map;
import java.util.Set;

/**
 * Elements that STU3 has and R4 has not, of the types that both versions of the standard use: by
 * one of them a message is known as STU3.
 */
final class Stu3Shape {

  private static final Map<String, Set<String>> ONLY_IN_STU3 =
      Map.of(
          "Consent", Set.of("except", "consentingParty", "actor", "action", "period", "dataPeriod"),
          "QuestionnaireResponse", Set.of("parent", "context"),
          "Goal", Set.of("status"),
          "Procedure", Set.of("notDone", "notDoneReason", "context", "definition"),
          "Encounter", Set.of("reason", "incomingReferral"),
          "Observation", Set.of("context", "related", "comment"),
          "DeviceUseStatement", Set.of("whenUsed", "indication"),
          "CommunicationRequest", Set.of("topic", "context"),
          "Condition", Set.of("assertedDate", "context"));

  private Stu3Shape() {}

  static boolean isOnlyInStu3(String resourceType, String element) {
    var names = ONLY_IN_STU3.get(resourceType);
    return names != null && names.contains(element);
  }

  /** In STU3 a response names its form by a Reference, in R4 by a canonical, which is a text. */
  static boolean isReferenceInStu3(String resourceType, String element) {
    return resourceType.equals("QuestionnaireResponse") && element.equals("questionnaire");
  }
}
