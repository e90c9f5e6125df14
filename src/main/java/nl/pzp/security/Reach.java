package nl.pzp.security;

/** How much of a patient's data a caller may see. */
public enum Reach {
  /** Everything: the source of the data, the operator, or a tester on the machine itself. */
  ALL,
  /** Another party: only what the patient agreed to share and concerns that party. */
  SHARED
}
