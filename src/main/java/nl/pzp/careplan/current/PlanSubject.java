package nl.pzp.careplan.current;

import nl.pzp.form.Treatment;

/** What the current plan has an entry on, in the order in which acute care reads it. */
public enum PlanSubject {
  CARDIOPULMONARY_RESUSCITATION(Kind.TREATMENT),
  ARTIFICIAL_RESPIRATION(Kind.TREATMENT),
  ADMISSION_TO_ICU(Kind.TREATMENT),
  HOSPITAL_ADMISSION(Kind.TREATMENT),
  ANTIBIOTIC_THERAPY(Kind.TREATMENT),
  ADMINISTRATION_OF_BLOOD_PRODUCT(Kind.TREATMENT),
  SWITCH_OFF_DEFIBRILLATOR(Kind.TREATMENT),
  /** One entry per treatment that the form does not list and that its source names. */
  OTHER_TREATMENT(Kind.TREATMENT),
  /** A directive that does not say, in a way that can be read, on which treatment it is. */
  UNREADABLE_TREATMENT(Kind.TREATMENT),
  DEFIBRILLATOR(Kind.FACT),
  MEDICAL_POLICY_GOAL(Kind.CHOICE),
  PREFERRED_PLACE_OF_DEATH(Kind.CHOICE),
  POSITION_REGARDING_EUTHANASIA(Kind.CHOICE),
  ORGAN_DONATION_CHOICE(Kind.CHOICE),
  SPECIFIC_CARE_WISHES(Kind.NARRATIVE),
  OTHER_IMPORTANT_INFORMATION(Kind.NARRATIVE);

  private enum Kind {
    TREATMENT,
    FACT,
    CHOICE,
    NARRATIVE
  }

  private final Kind kind;

  PlanSubject(Kind kind) {
    this.kind = kind;
  }

  public boolean isTreatment() {
    return kind == Kind.TREATMENT;
  }

  /** Free text: two different ones can both hold. */
  boolean isNarrative() {
    return kind == Kind.NARRATIVE;
  }

  /** Whether it needs a day to be believed; that a device was implanted does not. */
  boolean needsDay() {
    return kind != Kind.FACT;
  }

  /** Whether the plan has an entry on it even when nobody stated anything. */
  boolean isAlwaysShown() {
    return this != OTHER_TREATMENT && this != UNREADABLE_TREATMENT;
  }

  static PlanSubject of(Treatment treatment) {
    return switch (treatment) {
      case CARDIOPULMONARY_RESUSCITATION -> CARDIOPULMONARY_RESUSCITATION;
      case ARTIFICIAL_RESPIRATION -> ARTIFICIAL_RESPIRATION;
      case ADMISSION_TO_ICU -> ADMISSION_TO_ICU;
      case HOSPITAL_ADMISSION -> HOSPITAL_ADMISSION;
      case ANTIBIOTIC_THERAPY -> ANTIBIOTIC_THERAPY;
      case ADMINISTRATION_OF_BLOOD_PRODUCT -> ADMINISTRATION_OF_BLOOD_PRODUCT;
      case OTHER -> OTHER_TREATMENT;
      case SWITCH_OFF_DEFIBRILLATOR -> SWITCH_OFF_DEFIBRILLATOR;
    };
  }
}
