package nl.pzp.form;

/** The kinds of implantable cardioverter-defibrillator that the form knows. */
public enum DefibrillatorType {
  IMPLANTABLE,
  SINGLE_CHAMBER,
  DUAL_CHAMBER,
  BIVENTRICULAR,
  RESYNCHRONISATION_PULSE_GENERATOR,
  SUBCUTANEOUS
}
