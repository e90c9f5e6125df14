package nl.pzp.form;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.information;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Problems with a QuestionnaireResponse. */
public enum FormProblem implements ProblemCode {
  QUESTIONNAIRE_MISSING(error("PZP-FORM-001", 422, "required")),
  VERSION_UNKNOWN(error("PZP-FORM-002", 422, "not-supported")),
  STATUS_NOT_FINAL(error("PZP-FORM-003", 422, "business-rule")),
  QUESTION_UNKNOWN(error("PZP-FORM-004", 422, "not-found")),
  QUESTION_MISPLACED(error("PZP-FORM-005", 422, "structure")),
  QUESTION_REPEATED(error("PZP-FORM-006", 422, "business-rule")),
  ANSWER_TYPE(error("PZP-FORM-007", 422, "value")),
  ANSWER_NOT_AN_OPTION(error("PZP-FORM-008", 422, "code-invalid")),
  QUESTION_CLOSED(error("PZP-FORM-009", 422, "business-rule")),
  ANSWER_EMPTY(error("PZP-FORM-010", 422, "required")),
  SPECIFICATION_MISSING(error("PZP-FORM-011", 422, "required")),
  DATE_MISSING(error("PZP-FORM-012", 422, "required")),
  CODE_AGAINST_WORDS(error("PZP-FORM-013", 422, "conflict")),
  NOT_ASKED_IN_THIS_FORM(information("PZP-FORM-101", "incomplete")),
  NO_SUCH_OPTION_IN_THIS_FORM(information("PZP-FORM-102", "incomplete")),
  ONLY_ONE_ANSWER_IN_THIS_FORM(information("PZP-FORM-103", "incomplete")),
  EXPLAINS_NO_ANSWER(information("PZP-FORM-104", "incomplete")),
  OTHER_NOT_CHOSEN(warning("PZP-FORM-105", "incomplete")),
  EDITION_NOT_VERIFIED(warning("PZP-FORM-106", "informational")),
  WORDS_NAME_ANOTHER_OPTION(warning("PZP-FORM-107", "conflict"));

  private final ProblemKind kind;

  FormProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
