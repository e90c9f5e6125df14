package nl.pzp.stu3;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Ambiguities in a conversion between versions. */
public enum Stu3Problem implements ProblemCode {
  DECISION_MISSING(error("PZP-STU3-001", 422, "required")),
  DECISION_UNKNOWN(error("PZP-STU3-002", 422, "code-invalid")),
  DECISION_CONTRADICTED(error("PZP-STU3-003", 422, "business-rule")),
  RESTRICTION_MISSING(error("PZP-STU3-004", 422, "required")),
  TREATMENT_MISSING(error("PZP-STU3-005", 422, "required")),
  SEVERAL_TREATMENTS(error("PZP-STU3-006", 422, "business-rule")),
  CATEGORY_AMBIGUOUS(error("PZP-STU3-007", 422, "business-rule")),
  DATE_MISSING(error("PZP-STU3-008", 422, "required")),
  PATIENT_MISSING(error("PZP-STU3-009", 422, "required")),
  STATUS_MISSING(error("PZP-STU3-010", 422, "required")),
  NOT_CONVERTIBLE(error("PZP-STU3-011", 422, "not-supported")),
  CODE_CONTRADICTS_DISPLAY(error("PZP-STU3-012", 422, "business-rule")),
  ROLE_NOT_FOUND(warning("PZP-STU3-051", "not-found")),
  TREATMENT_UNKNOWN(warning("PZP-STU3-052", "code-invalid")),
  TREATMENT_IN_TEXT(warning("PZP-STU3-053", "code-invalid")),
  TREATMENT_UNNAMED(warning("PZP-STU3-054", "required")),
  DATES_DIFFER(warning("PZP-STU3-055", "business-rule")),
  DATE_VAGUE(warning("PZP-STU3-056", "value")),
  WILL_TYPE_MISSING(warning("PZP-STU3-057", "required")),
  WILL_TYPE_UNKNOWN(warning("PZP-STU3-058", "code-invalid")),
  REPRESENTATIVE_ROLE_MISSING(warning("PZP-STU3-059", "business-rule"));

  private final ProblemKind kind;

  Stu3Problem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
