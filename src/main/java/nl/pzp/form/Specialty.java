package nl.pzp.form;

/** The form's options for the health professional's function. */
public enum Specialty {
  PHYSICIAN,
  GENERAL_PRACTITIONER,
  ELDERLY_CARE_PHYSICIAN,
  NURSE,
  PHYSICIAN_ASSISTANT,
  OTHER_HEALTH_PROFESSIONAL
}
