package nl.pzp.form;

/** The treatments on which the form asks a decision, in its order (section 4). */
public enum Treatment {
  CARDIOPULMONARY_RESUSCITATION,
  ARTIFICIAL_RESPIRATION,
  ADMISSION_TO_ICU,
  HOSPITAL_ADMISSION,
  ANTIBIOTIC_THERAPY,
  ADMINISTRATION_OF_BLOOD_PRODUCT,
  /** A treatment that the form does not list; only text says which. */
  OTHER,
  SWITCH_OFF_DEFIBRILLATOR
}
