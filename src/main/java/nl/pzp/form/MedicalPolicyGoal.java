package nl.pzp.form;

/** The most important goal of medical policy that was agreed. */
public enum MedicalPolicyGoal {
  CURATIVE,
  LIFE_PROLONGING,
  SYMPTOM_RELIEF,
  UNKNOWN
}
