package nl.pzp.form;

/** Types of implantable cardioverter-defibrillator on the form. */
public enum DefibrillatorType {
  IMPLANTABLE,
  SINGLE_CHAMBER,
  DUAL_CHAMBER,
  BIVENTRICULAR,
  RESYNCHRONISATION_PULSE_GENERATOR,
  SUBCUTANEOUS
}
