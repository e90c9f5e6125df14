package nl.pzp.form;

/** The agreed most important goal of medical policy. */
public enum MedicalPolicyGoal {
  CURATIVE,
  LIFE_PROLONGING,
  SYMPTOM_RELIEF,
  UNKNOWN
}
