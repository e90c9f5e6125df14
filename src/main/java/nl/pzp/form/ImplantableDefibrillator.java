package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** Whether the patient has an implantable cardioverter-defibrillator (question 4h), and which. */
public record ImplantableDefibrillator(
    @Nullable YesNoUnknown present, @Nullable DefibrillatorType type, @Nullable String comment) {

  public static final ImplantableDefibrillator NOT_ANSWERED =
      new ImplantableDefibrillator(null, null, null);

  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "ImplantableDefibrillator[" + present + "]";
  }
}
