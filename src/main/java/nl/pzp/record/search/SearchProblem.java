package nl.pzp.record.search;

import static nl.pzp.problem.ProblemKind.error;
import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Reasons to refuse a search, and its ignored parts. */
public enum SearchProblem implements ProblemCode {
  TYPE_NOT_SEARCHABLE(error("PZP-SEARCH-001", 400, "not-supported")),
  PARAMETER_UNKNOWN(error("PZP-SEARCH-002", 400, "not-supported")),
  MODIFIER_UNSUPPORTED(error("PZP-SEARCH-003", 400, "not-supported")),
  CHAIN_UNSUPPORTED(error("PZP-SEARCH-004", 400, "not-supported")),
  PREFIX_UNSUPPORTED(error("PZP-SEARCH-005", 400, "not-supported")),
  VALUE_INVALID(error("PZP-SEARCH-006", 400, "value")),
  VALUE_SET_UNKNOWN(error("PZP-SEARCH-007", 400, "not-supported")),
  INCLUDE_UNSUPPORTED(error("PZP-SEARCH-008", 400, "not-supported")),
  REVERSE_INCLUDE_UNSUPPORTED(error("PZP-SEARCH-009", 400, "not-supported")),
  SORT_UNSUPPORTED(error("PZP-SEARCH-010", 400, "not-supported")),
  PARTIAL_RESOURCES(error("PZP-SEARCH-011", 400, "not-supported")),
  PATIENT_MISSING(error("PZP-SEARCH-012", 400, "required")),
  PATIENT_AMBIGUOUS(error("PZP-SEARCH-013", 400, "multiple-matches")),
  PATIENT_ELSEWHERE(error("PZP-SEARCH-014", 400, "not-supported")),
  PATIENT_IDENTIFIER_UNUSABLE(error("PZP-SEARCH-015", 400, "value")),
  FINDER_MISSING(error("PZP-SEARCH-016", 400, "required")),
  VALUE_TOO_LONG(error("PZP-SEARCH-017", 400, "too-long")),
  NUMBER_TOO_LARGE(error("PZP-SEARCH-018", 400, "value")),
  TOO_MANY_VALUES(error("PZP-SEARCH-019", 400, "too-costly")),
  TOO_WIDE(error("PZP-SEARCH-020", 400, "too-costly")),
  PAGE_INVALID(error("PZP-SEARCH-021", 400, "value")),
  PARAMETER_IGNORED(warning("PZP-SEARCH-022", "not-supported"));

  private final ProblemKind kind;

  SearchProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }

  /**
   * Whether {@code Prefer: handling=lenient} may ignore the parameter. Never when that changes the
   * subject, or when a limit is exceeded.
   */
  boolean mayBeIgnored() {
    return switch (this) {
      case PARAMETER_UNKNOWN,
          MODIFIER_UNSUPPORTED,
          CHAIN_UNSUPPORTED,
          PREFIX_UNSUPPORTED,
          VALUE_INVALID,
          VALUE_SET_UNKNOWN,
          INCLUDE_UNSUPPORTED,
          REVERSE_INCLUDE_UNSUPPORTED,
          SORT_UNSUPPORTED,
          PARTIAL_RESOURCES ->
          true;
      case TYPE_NOT_SEARCHABLE,
          PATIENT_MISSING,
          PATIENT_AMBIGUOUS,
          PATIENT_ELSEWHERE,
          PATIENT_IDENTIFIER_UNUSABLE,
          FINDER_MISSING,
          VALUE_TOO_LONG,
          NUMBER_TOO_LARGE,
          TOO_MANY_VALUES,
          TOO_WIDE,
          PAGE_INVALID,
          PARAMETER_IGNORED ->
          false;
    };
  }
}
