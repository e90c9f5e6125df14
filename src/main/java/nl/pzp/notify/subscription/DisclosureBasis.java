package nl.pzp.notify.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** On what ground content of a patient may leave by a subscription of the operator. */
public enum DisclosureBasis {
  /** The patient agreed to sharing. Without an answer no content leaves. */
  CONSENT,
  /**
   * Whoever receives it treats the patient, or keeps the record for those who do. Only a refusal
   * holds content back.
   */
  TREATMENT;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DisclosureBasis> of(String code) {
    return Arrays.stream(values()).filter(basis -> basis.code().equals(code)).findFirst();
  }
}
