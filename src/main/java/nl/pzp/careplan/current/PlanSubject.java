package nl.pzp.careplan.current;

import nl.pzp.form.Treatment;

/** Subjects of the current plan, in the reading order of acute care. */
public enum PlanSubject {
  CARDIOPULMONARY_RESUSCITATION(Kind.TREATMENT),
  ARTIFICIAL_RESPIRATION(Kind.TREATMENT),
  ADMISSION_TO_ICU(Kind.TREATMENT),
  HOSPITAL_ADMISSION(Kind.TREATMENT),
  ANTIBIOTIC_THERAPY(Kind.TREATMENT),
  ADMINISTRATION_OF_BLOOD_PRODUCT(Kind.TREATMENT),
  SWITCH_OFF_DEFIBRILLATOR(Kind.TREATMENT),
  /** One entry per treatment that the form does not list. */
  OTHER_TREATMENT(Kind.TREATMENT),
  /** A directive without a readable treatment. */
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

  /** Free text: two different texts can both hold. */
  boolean isNarrative() {
    return kind == Kind.NARRATIVE;
  }

  /** Whether a statement needs a date; an implanted device does not. */
  boolean needsDay() {
    return kind != Kind.FACT;
  }

  /** Whether the plan shows the subject without any statement. */
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
