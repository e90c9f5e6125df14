package nl.pzp.form;

/** The functions among which the form lets the health professional choose. */
public enum Specialty {
  PHYSICIAN,
  GENERAL_PRACTITIONER,
  ELDERLY_CARE_PHYSICIAN,
  NURSE,
  PHYSICIAN_ASSISTANT,
  OTHER_HEALTH_PROFESSIONAL
}
