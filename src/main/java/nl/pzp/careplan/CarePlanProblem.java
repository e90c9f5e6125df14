package nl.pzp.careplan;

import static nl.pzp.problem.ProblemKind.information;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Losses between form and resources, in either direction, and points to check. */
public enum CarePlanProblem implements ProblemCode {
  NOT_CARRIED(information("PZP-PLAN-001", "incomplete")),
  OTHER_TREATMENT_UNNAMED(warning("PZP-PLAN-002", "incomplete")),
  OTHER_TREATMENT_AS_TEXT(warning("PZP-PLAN-003", "incomplete")),
  EARLIER_AGREEMENTS_DIFFER(warning("PZP-PLAN-004", "conflict")),
  PATIENT_NAME_DIFFERS(warning("PZP-PLAN-005", "conflict")),
  BIRTH_DATE_DIFFERS(warning("PZP-PLAN-006", "conflict")),
  REPRESENTATIVE_MISSING(warning("PZP-PLAN-007", "business-rule")),
  ATTENDEE_AMBIGUOUS(information("PZP-PLAN-008", "incomplete")),
  OLDER_THAN_KNOWN(information("PZP-PLAN-009", "informational")),
  FIRST_CONTACT_CONTRADICTED(warning("PZP-PLAN-010", "conflict")),
  PROFESSIONAL_DIFFERS(warning("PZP-PLAN-011", "conflict")),
  NO_DECISION(warning("PZP-PLAN-019", "incomplete")),
  NEWER_DECISION_EXISTS(warning("PZP-PLAN-020", "conflict")),
  SAME_DAY_CONFLICT(warning("PZP-PLAN-021", "conflict")),
  ONE_IN_THE_FORM(warning("PZP-PLAN-022", "incomplete")),
  CODE_NOT_IN_FORM(warning("PZP-PLAN-023", "incomplete")),
  OTHER_CONVERSATION(information("PZP-PLAN-024", "informational")),
  DECISION_ENDS(warning("PZP-PLAN-025", "incomplete")),
  DIRECTIVE_NOT_PLAIN(warning("PZP-PLAN-026", "business-rule")),
  NOT_IN_FORCE(information("PZP-PLAN-027", "informational")),
  NOT_UNDERSTOOD(warning("PZP-PLAN-028", "not-supported")),
  TREATMENT_IN_WORDS(warning("PZP-PLAN-029", "incomplete")),
  ADVANCE_DIRECTIVE_NOT_PLAIN(warning("PZP-PLAN-030", "business-rule")),
  SHARING_NOT_PLAIN(warning("PZP-PLAN-031", "business-rule")),
  CONTACT_LEFT_OUT(warning("PZP-PLAN-032", "incomplete"));

  private final ProblemKind kind;

  CarePlanProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
