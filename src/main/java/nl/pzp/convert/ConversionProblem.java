package nl.pzp.convert;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.information;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons why a text cannot be read or converted, and losses of a conversion. */
public enum ConversionProblem implements ProblemCode {
  CONTENT_UNREADABLE(error("PZP-CONV-001", 400, "structure")),
  ELEMENT_UNKNOWN(error("PZP-CONV-002", 422, "structure")),
  VALUE_UNREADABLE(error("PZP-CONV-003", 422, "value")),
  ELEMENT_MISPLACED(error("PZP-CONV-004", 422, "structure")),
  NOTHING_IN_IT(error("PZP-CONV-005", 422, "required")),
  TWO_FORMS(error("PZP-CONV-006", 422, "business-rule")),
  TWO_PATIENTS(error("PZP-CONV-007", 422, "business-rule")),
  FORM_RETRACTED(error("PZP-CONV-008", 422, "business-rule")),
  NOT_OFFERED(error("PZP-CONV-009", 422, "not-supported")),
  NOT_THE_FORMAT_NAMED(error("PZP-CONV-010", 422, "invalid")),
  FORMAT_UNKNOWN(error("PZP-CONV-011", 400, "not-supported")),
  PATIENT_FROM_ANSWERS(warning("PZP-CONV-101", "incomplete")),
  ANSWER_LOST(warning("PZP-CONV-102", "incomplete")),
  ANSWER_IMPLIED(information("PZP-CONV-103", "informational")),
  RESOURCE_NOT_IN_FORM(warning("PZP-CONV-104", "incomplete")),
  ELEMENT_NOT_IN_FORM(information("PZP-CONV-105", "incomplete")),
  DECISION_NOT_WHOLE_IN_FORM(warning("PZP-CONV-107", "incomplete")),
  ORIGIN_LEFT_OUT(information("PZP-CONV-106", "informational"));

  private final ProblemKind kind;

  ConversionProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
