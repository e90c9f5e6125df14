package nl.pzp.form;

/** Treatments of section 4, in form order. */
public enum Treatment {
  CARDIOPULMONARY_RESUSCITATION,
  ARTIFICIAL_RESPIRATION,
  ADMISSION_TO_ICU,
  HOSPITAL_ADMISSION,
  ANTIBIOTIC_THERAPY,
  ADMINISTRATION_OF_BLOOD_PRODUCT,
  /** A treatment that the form does not list; its text names it. */
  OTHER,
  SWITCH_OFF_DEFIBRILLATOR
}
