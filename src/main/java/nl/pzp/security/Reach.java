package nl.pzp.security;

/** How much of a patient a caller may see. */
public enum Reach {
  /** The source of what is kept, the operator, or a tester on the machine itself. */
  ALL,
  /** Another party: what the patient agreed to share, as far as it concerns that party. */
  SHARED
}
