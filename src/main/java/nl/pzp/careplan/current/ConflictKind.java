package nl.pzp.careplan.current;

/** Rules for contradictions, and for missing data that make statements unsafe. */
public enum ConflictKind {
  /** Different answers of one day, or of days that cannot be ordered. */
  SAME_DAY(Gravity.HIGH),
  /** Another organisation's newest answer is still active, and differs from the leading one. */
  OTHER_ORGANISATION(Gravity.HIGH),
  /** An older answer of the same origin differs and was never ended. */
  OLDER_ACTIVE(Gravity.MODERATE),
  /** The form states that earlier agreements differ (question 7b). */
  EARLIER_AGREEMENTS_DIFFER(Gravity.MODERATE),
  /** Free text reads like another decision than the code that holds. */
  COMMENT_CONTRADICTS(Gravity.HIGH),
  /** Decisions that make no sense together in care. */
  COMBINATION(Gravity.MODERATE),
  /** An advance directive contradicts the leading answer. */
  WILL_CONTRADICTS(Gravity.HIGH),
  /** Not legally capable, and no representative is known. */
  INCAPABLE_WITHOUT_REPRESENTATIVE(Gravity.HIGH),
  /** Younger than sixteen, and no representative is known. */
  MINOR_WITHOUT_REPRESENTATIVE(Gravity.HIGH),
  /** A discussion is dated after the patient's death. */
  AFTER_DEATH(Gravity.MODERATE),
  /** A directive without a day of discussion. */
  NO_DATE(Gravity.HIGH),
  /** A directive dated after today. */
  FUTURE_DATE(Gravity.HIGH),
  /** A directive that cannot be understood. */
  UNREADABLE(Gravity.HIGH);

  /** Possible harm, as in DetectedIssue.severity. */
  public enum Gravity {
    HIGH,
    MODERATE
  }

  private final Gravity gravity;

  ConflictKind(Gravity gravity) {
    this.gravity = gravity;
  }

  public Gravity gravity() {
    return gravity;
  }
}
