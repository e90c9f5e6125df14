package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** The implantable cardioverter-defibrillator (question 4h): presence, type and comment. */
public record ImplantableDefibrillator(
    @Nullable YesNoUnknown present, @Nullable DefibrillatorType type, @Nullable String comment) {

  public static final ImplantableDefibrillator NOT_ANSWERED =
      new ImplantableDefibrillator(null, null, null);

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "ImplantableDefibrillator[" + present + "]";
  }
}
