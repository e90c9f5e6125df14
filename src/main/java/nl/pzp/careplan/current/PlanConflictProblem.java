package nl.pzp.careplan.current;

import static nl.pzp.problem.ProblemKind.warning;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Warnings to a sender whose message causes a conflict in the plan. */
public enum PlanConflictProblem implements ProblemCode {
  SAME_DAY(warning("PZP-NOW-001", "conflict")),
  OTHER_ORGANISATION(warning("PZP-NOW-002", "conflict")),
  OLDER_ACTIVE(warning("PZP-NOW-003", "conflict")),
  EARLIER_AGREEMENTS_DIFFER(warning("PZP-NOW-004", "conflict")),
  WILL_CONTRADICTS(warning("PZP-NOW-005", "conflict")),
  INCAPABLE_WITHOUT_REPRESENTATIVE(warning("PZP-NOW-006", "business-rule")),
  MINOR_WITHOUT_REPRESENTATIVE(warning("PZP-NOW-007", "business-rule")),
  AFTER_DEATH(warning("PZP-NOW-008", "business-rule")),
  NO_DATE(warning("PZP-NOW-009", "incomplete")),
  FUTURE_DATE(warning("PZP-NOW-010", "business-rule")),
  UNREADABLE(warning("PZP-NOW-011", "incomplete")),
  COMMENT_CONTRADICTS(warning("PZP-NOW-012", "conflict")),
  COMBINATION(warning("PZP-NOW-013", "business-rule"));

  private final ProblemKind kind;

  PlanConflictProblem(ProblemKind kind) {
    this.kind = kind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }

  /** The problem for a kind of conflict. */
  public static PlanConflictProblem of(ConflictKind conflict) {
    return switch (conflict) {
      case SAME_DAY -> SAME_DAY;
      case OTHER_ORGANISATION -> OTHER_ORGANISATION;
      case OLDER_ACTIVE -> OLDER_ACTIVE;
      case EARLIER_AGREEMENTS_DIFFER -> EARLIER_AGREEMENTS_DIFFER;
      case COMMENT_CONTRADICTS -> COMMENT_CONTRADICTS;
      case COMBINATION -> COMBINATION;
      case WILL_CONTRADICTS -> WILL_CONTRADICTS;
      case INCAPABLE_WITHOUT_REPRESENTATIVE -> INCAPABLE_WITHOUT_REPRESENTATIVE;
      case MINOR_WITHOUT_REPRESENTATIVE -> MINOR_WITHOUT_REPRESENTATIVE;
      case AFTER_DEATH -> AFTER_DEATH;
      case NO_DATE -> NO_DATE;
      case FUTURE_DATE -> FUTURE_DATE;
      case UNREADABLE -> UNREADABLE;
    };
  }
}
