package nl.pzp.stu3;

import nl.pzp.terminology.CodeSystemUrl;
import org.hl7.fhir.dstu3.model.Goal.GoalStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.jspecify.annotations.Nullable;

/**
 * STU3 has one status for R4's lifecycleStatus and achievementStatus. The standard's examples pair
 * active with in-progress.
 */
final class GoalStatuses {

  private static final String ACHIEVED = "achieved";
  private static final String SUSTAINING = "sustaining";

  private final Vocabulary vocabulary;

  GoalStatuses(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  // A status that would not survive the round trip is carried beside the nearest one.
  void toStu3(Goal source, org.hl7.fhir.dstu3.model.Goal target) {
    var lifecycle = source.getLifecycleStatus();
    var url = vocabulary.url(Carrier.STATUS);
    var carried = Extensions.takeValue(source.getLifecycleStatusElement(), url, CodeType.class);
    var status =
        carried
            .map(code -> GoalStatus.fromCode(code.getValue()))
            .filter(s -> lifecycle(s) == lifecycle)
            .orElseGet(() -> nearest(lifecycle, source.getAchievementStatus()));
    target.setStatus(status);
    if (lifecycle(status) != lifecycle) {
      target
          .getStatusElement()
          .addExtension()
          .setUrl(url)
          .setValue(new org.hl7.fhir.dstu3.model.CodeType(lifecycle.toCode()));
    }
    var implied = achievement(status);
    if (source.hasAchievementStatus()
        && (implied == null || !implied.equalsDeep(source.getAchievementStatus()))) {
      source.addExtension(
          vocabulary.url(Carrier.ACHIEVEMENT_STATUS), source.getAchievementStatus());
    }
  }

  void toR4(org.hl7.fhir.dstu3.model.Goal source, Goal target) {
    var status = source.getStatus();
    var url = vocabulary.url(Carrier.STATUS);
    var lifecycle =
        source.getStatusElement().getExtensionsByUrl(url).stream()
            .map(e -> GoalLifecycleStatus.fromCode(e.getValue().primitiveValue()))
            .findFirst()
            .orElseGet(() -> lifecycle(status));
    target.setLifecycleStatus(lifecycle);
    target.setAchievementStatus(
        Extensions.takeValue(
                target, vocabulary.url(Carrier.ACHIEVEMENT_STATUS), CodeableConcept.class)
            .orElse(achievement(status)));
    if (lifecycle == lifecycle(status)
        && nearest(lifecycle, target.getAchievementStatus()) != status) {
      target.getLifecycleStatusElement().addExtension(url, new CodeType(status.toCode()));
    }
  }

  private static GoalStatus nearest(GoalLifecycleStatus status, CodeableConcept achievement) {
    return switch (status) {
      case PROPOSED -> GoalStatus.PROPOSED;
      case PLANNED -> GoalStatus.PLANNED;
      case ACCEPTED -> GoalStatus.ACCEPTED;
      case ACTIVE -> has(achievement, SUSTAINING) ? GoalStatus.SUSTAINING : GoalStatus.INPROGRESS;
      case ONHOLD -> GoalStatus.ONHOLD;
      // Completed means no longer pursued, not achieved.
      case COMPLETED -> has(achievement, ACHIEVED) ? GoalStatus.ACHIEVED : GoalStatus.CANCELLED;
      case CANCELLED -> GoalStatus.CANCELLED;
      case ENTEREDINERROR -> GoalStatus.ENTEREDINERROR;
      case REJECTED -> GoalStatus.REJECTED;
      case NULL -> GoalStatus.NULL;
    };
  }

  private static GoalLifecycleStatus lifecycle(GoalStatus status) {
    return switch (status) {
      case PROPOSED -> GoalLifecycleStatus.PROPOSED;
      case PLANNED -> GoalLifecycleStatus.PLANNED;
      case ACCEPTED -> GoalLifecycleStatus.ACCEPTED;
      case INPROGRESS, ONTARGET, AHEADOFTARGET, BEHINDTARGET, SUSTAINING ->
          GoalLifecycleStatus.ACTIVE;
      case ACHIEVED -> GoalLifecycleStatus.COMPLETED;
      case ONHOLD -> GoalLifecycleStatus.ONHOLD;
      case CANCELLED -> GoalLifecycleStatus.CANCELLED;
      case ENTEREDINERROR -> GoalLifecycleStatus.ENTEREDINERROR;
      case REJECTED -> GoalLifecycleStatus.REJECTED;
      case NULL -> GoalLifecycleStatus.NULL;
    };
  }

  // Null when the status does not imply it.
  private static @Nullable CodeableConcept achievement(GoalStatus status) {
    if (status == GoalStatus.ACHIEVED) {
      return concept(ACHIEVED);
    }
    return status == GoalStatus.SUSTAINING ? concept(SUSTAINING) : null;
  }

  private static CodeableConcept concept(String code) {
    return new CodeableConcept()
        .addCoding(new Coding().setSystem(CodeSystemUrl.GOAL_ACHIEVEMENT.url()).setCode(code));
  }

  private static boolean has(CodeableConcept achievement, String code) {
    return achievement.getCoding().stream().anyMatch(coding -> code.equals(coding.getCode()));
  }
}
