package nl.pzp.validation;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.information;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Findings of the validator, and problems with its packages. */
public enum ValidationProblem implements ProblemCode {
  ELEMENT_MISSING(error("PZP-VAL-001", 422, "required")),
  ELEMENT_TOO_OFTEN(error("PZP-VAL-002", 422, "structure")),
  ELEMENT_UNKNOWN(error("PZP-VAL-003", 422, "structure")),
  VALUE_MALFORMED(error("PZP-VAL-004", 422, "value")),
  VALUE_NOT_AS_FIXED(error("PZP-VAL-005", 422, "value")),
  CODE_NOT_IN_VALUE_SET(error("PZP-VAL-006", 422, "code-invalid")),
  RULE_BROKEN(error("PZP-VAL-007", 422, "invariant")),
  REFERENCE_INVALID(error("PZP-VAL-008", 422, "value")),
  EXTENSION_NOT_ALLOWED(error("PZP-VAL-009", 422, "extension")),
  MODIFIER_UNKNOWN(error("PZP-VAL-010", 422, "extension")),
  PROFILE_UNKNOWN(error("PZP-VAL-011", 422, "not-found")),
  PROFILE_OF_OTHER_TYPE(error("PZP-VAL-012", 422, "structure")),
  NARRATIVE_INVALID(error("PZP-VAL-013", 422, "structure")),
  BUNDLE_INVALID(error("PZP-VAL-014", 422, "structure")),
  OTHER_ERROR(error("PZP-VAL-019", 422, "invalid")),

  FORM_QUESTION_UNKNOWN(error("PZP-VAL-020", 422, "structure")),
  FORM_ANSWER_MISSING(error("PZP-VAL-021", 422, "required")),
  FORM_ANSWER_NOT_AN_OPTION(error("PZP-VAL-022", 422, "code-invalid")),
  FORM_ANSWER_OF_OTHER_TYPE(error("PZP-VAL-023", 422, "value")),
  FORM_ANSWER_TO_DISABLED_QUESTION(error("PZP-VAL-024", 422, "business-rule")),
  FORM_ANSWERED_TOO_OFTEN(error("PZP-VAL-025", 422, "structure")),
  FORM_OUT_OF_ORDER(error("PZP-VAL-026", 422, "structure")),
  FORM_TEXT_CHANGED(error("PZP-VAL-027", 422, "value")),
  FORM_OTHER_ERROR(error("PZP-VAL-028", 422, "invalid")),
  FORM_NOT_AT_HAND(warning("PZP-VAL-029", "not-found")),

  CODE_OUTSIDE_VALUE_SET(warning("PZP-VAL-030", "code-invalid")),
  VALUE_SET_NOT_CHECKED(warning("PZP-VAL-031", "not-supported")),
  CODE_WITHOUT_SYSTEM(warning("PZP-VAL-032", "code-invalid")),
  RULE_ADVISED(warning("PZP-VAL-033", "invariant")),
  VALUE_DOUBTFUL(warning("PZP-VAL-034", "value")),
  PROFILE_NOT_LOADED(warning("PZP-VAL-035", "not-supported")),
  OTHER_WARNING(warning("PZP-VAL-039", "processing")),

  CODE_NOT_CHECKED(information("PZP-VAL-040", "not-supported")),
  CODE_EXPECTED_BY_NATIONAL_PROFILE(information("PZP-VAL-041", "informational")),
  CODE_NOT_RECOMMENDED(information("PZP-VAL-042", "informational")),
  DISPLAY_DIFFERS(information("PZP-VAL-043", "informational")),
  SLICE_NOT_MATCHED(information("PZP-VAL-044", "informational")),
  EXTENSION_UNKNOWN(information("PZP-VAL-045", "informational")),
  FAULT_OF_THE_GUIDE(information("PZP-VAL-046", "informational")),
  OTHER_NOTE(information("PZP-VAL-049", "informational")),

  CHECKED_NATIONAL(information("PZP-VAL-050", "informational")),
  CHECKED_BASE_ONLY(warning("PZP-VAL-051", "not-supported")),
  VERSION_NOT_CHECKED(warning("PZP-VAL-052", "not-supported")),
  CHECK_STOPPED(error("PZP-VAL-053", 422, "exception")),

  PACKAGE_ABSENT(warning("PZP-VAL-060", "not-found")),
  PACKAGE_HASH_WRONG(error("PZP-VAL-061", 500, "security")),
  PACKAGE_TOO_LARGE(error("PZP-VAL-062", 500, "too-costly")),
  PACKAGE_ARCHIVE_REFUSED(error("PZP-VAL-063", 500, "security")),
  PACKAGE_UNREADABLE(error("PZP-VAL-064", 500, "exception")),
  PACKAGE_FOLDER_UNWRITABLE(error("PZP-VAL-065", 500, "exception")),
  PACKAGE_SERVER_NOT_SET(error("PZP-VAL-066", 500, "not-supported")),
  PACKAGE_SERVER_REFUSED(error("PZP-VAL-067", 500, "not-found")),
  PACKAGE_SERVER_SLOW(error("PZP-VAL-068", 500, "timeout")),
  PACKAGE_SERVER_UNREACHABLE(error("PZP-VAL-069", 500, "transient")),
  REGIONAL_FILE_UNREADABLE(error("PZP-VAL-070", 500, "exception")),
  REGIONAL_PROFILE_UNUSABLE(warning("PZP-VAL-071", "not-supported"));

  private final ProblemKind kind;

  ValidationProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
