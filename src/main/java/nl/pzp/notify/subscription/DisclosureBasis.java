package nl.pzp.notify.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The legal ground on which a patient's content may leave by an operator's subscription. */
public enum DisclosureBasis {
  /** The patient agreed to sharing. Without an answer, no content leaves. */
  CONSENT,
  /**
   * The receiver treats the patient, or keeps the record for those who do. Only a refusal blocks
   * content.
   */
  TREATMENT;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DisclosureBasis> of(String code) {
    return Arrays.stream(values()).filter(basis -> basis.code().equals(code)).findFirst();
  }
}
