package nl.pzp.careplan;

import nl.pzp.form.MedicalPolicyGoal;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.jspecify.annotations.Nullable;

/** The most important goal of medical policy as Goal (ACP-MedicalPolicyGoal), and back. */
final class MedicalPolicyGoalMapper {

  private final Pack pack;

  MedicalPolicyGoalMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft) {
    var asked = draft.form().goal();
    if (asked == null) {
      return;
    }
    var goal = draft.add(new Goal(), AcpProfile.MEDICAL_POLICY_GOAL, "goal");
    goal.addIdentifier(draft.identifier(goal));
    goal.setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
    goal.addCategory(draft.concept(PlanCode.ADVANCE_CARE_PLANNING));
    // 999 belangrijkste doel | Goal.description
    goal.setDescription(draft.concept(asked));
    goal.setSubject(draft.patient());
    // 963 Datum van invullen | Goal.statusDate; the guide's examples leave start[x] empty.
    goal.getStatusDateElement().setValueAsString(draft.day().getValueAsString());
  }

  boolean isPolicyGoal(Goal goal) {
    var category = pack.coded(PlanCode.ADVANCE_CARE_PLANNING);
    return goal.getCategory().stream()
        .flatMap(concept -> concept.getCoding().stream())
        .anyMatch(
            c -> category.sameAs(new Coded(c.getSystem(), c.hasCode() ? c.getCode() : "", null)));
  }

  /** The goal as an option of the form; null for another code. */
  @Nullable MedicalPolicyGoal read(Goal goal) {
    return PlanCodes.meaning(pack, MedicalPolicyGoal.class, goal.getDescription()).orElse(null);
  }
}
