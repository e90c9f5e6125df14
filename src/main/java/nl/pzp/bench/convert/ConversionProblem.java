package nl.pzp.bench.convert;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.information;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why a text cannot be read or converted, and what a conversion lost. */
public enum ConversionProblem implements ProblemCode {
  NOT_UTF8(error("PZP-CONV-001", 400, "structure")),
  NOT_FHIR(error("PZP-CONV-002", 400, "structure")),
  JSON_BROKEN(error("PZP-CONV-003", 400, "structure")),
  NAME_TWICE(error("PZP-CONV-004", 400, "structure")),
  XML_BROKEN(error("PZP-CONV-005", 400, "structure")),
  XML_DOCTYPE(error("PZP-CONV-006", 400, "security")),
  CONTENT_UNREADABLE(error("PZP-CONV-007", 400, "structure")),
  ELEMENT_UNKNOWN(error("PZP-CONV-008", 422, "structure")),
  VALUE_UNREADABLE(error("PZP-CONV-009", 422, "value")),
  ELEMENT_MISPLACED(error("PZP-CONV-010", 422, "structure")),
  NOTHING_IN_IT(error("PZP-CONV-011", 422, "required")),
  TWO_FORMS(error("PZP-CONV-012", 422, "business-rule")),
  TWO_PATIENTS(error("PZP-CONV-013", 422, "business-rule")),
  FORM_RETRACTED(error("PZP-CONV-014", 422, "business-rule")),
  NOT_OFFERED(error("PZP-CONV-015", 422, "not-supported")),
  NOT_THE_FORMAT_NAMED(error("PZP-CONV-016", 422, "invalid")),
  VALUE_STOPS_READING(error("PZP-CONV-017", 400, "value")),
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
