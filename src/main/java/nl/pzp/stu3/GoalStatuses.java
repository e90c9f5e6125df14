package nl.pzp.stu3;

import org.hl7.fhir.dstu3.model.Goal.GoalStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.jspecify.annotations.Nullable;

/**
 * STU3 has one status for what R4 splits into where a goal stands and how far it is reached. The
 * standard's examples pair active with in-progress.
 */
final class GoalStatuses {

  private static final String ACHIEVEMENT =
      "http://terminology.hl7.org/CodeSystem/goal-achievement";
  private static final String ACHIEVED = "achieved";
  private static final String SUSTAINING = "sustaining";

  private GoalStatuses() {}

  static GoalStatus toStu3(GoalLifecycleStatus status, CodeableConcept achievement) {
    return switch (status) {
      case PROPOSED -> GoalStatus.PROPOSED;
      case PLANNED -> GoalStatus.PLANNED;
      case ACCEPTED -> GoalStatus.ACCEPTED;
      case ACTIVE -> has(achievement, SUSTAINING) ? GoalStatus.SUSTAINING : GoalStatus.INPROGRESS;
      case ONHOLD -> GoalStatus.ONHOLD;
      // Completed means that nobody strives for it any more, not that it was reached.
      case COMPLETED -> has(achievement, ACHIEVED) ? GoalStatus.ACHIEVED : GoalStatus.CANCELLED;
      case CANCELLED -> GoalStatus.CANCELLED;
      case ENTEREDINERROR -> GoalStatus.ENTEREDINERROR;
      case REJECTED -> GoalStatus.REJECTED;
      case NULL -> GoalStatus.NULL;
    };
  }

  static GoalLifecycleStatus lifecycle(GoalStatus status) {
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

  /** How far a goal of this status is reached; nothing where the status does not say it. */
  static @Nullable CodeableConcept achievement(GoalStatus status) {
    if (status == GoalStatus.ACHIEVED) {
      return concept(ACHIEVED);
    }
    return status == GoalStatus.SUSTAINING ? concept(SUSTAINING) : null;
  }

  private static CodeableConcept concept(String code) {
    return new CodeableConcept().addCoding(new Coding().setSystem(ACHIEVEMENT).setCode(code));
  }

  private static boolean has(CodeableConcept achievement, String code) {
    return achievement.getCoding().stream().anyMatch(coding -> code.equals(coding.getCode()));
  }
}
