package nl.pzp.careplan.current;

/** The rules by which statements contradict each other or lack what makes them safe to use. */
public enum ConflictKind {
  /** Different answers of one day, or of days that cannot be told apart. */
  SAME_DAY(Gravity.HIGH),
  /** Another organisation's newest answer, still active, differs from the one that counts. */
  OTHER_ORGANISATION(Gravity.HIGH),
  /** An older answer of the same origin differs and was never ended. */
  OLDER_ACTIVE(Gravity.MODERATE),
  /** The form says that earlier agreements say otherwise (question 7b). */
  EARLIER_AGREEMENTS_DIFFER(Gravity.MODERATE),
  /** An advance directive says the opposite of what counts. */
  WILL_CONTRADICTS(Gravity.HIGH),
  /** Not legally capable, and no representative is known. */
  INCAPABLE_WITHOUT_REPRESENTATIVE(Gravity.HIGH),
  /** Younger than sixteen, and no representative is known. */
  MINOR_WITHOUT_REPRESENTATIVE(Gravity.HIGH),
  /** Something was recorded as discussed after the patient died. */
  AFTER_DEATH(Gravity.MODERATE),
  /** A directive without a day of discussion. */
  NO_DATE(Gravity.HIGH),
  /** A directive dated after today. */
  FUTURE_DATE(Gravity.HIGH),
  /** A directive that cannot be understood. */
  UNREADABLE(Gravity.HIGH);

  /** How harmful it may be, as DetectedIssue has it. */
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
