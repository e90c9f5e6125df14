package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * Whether the patient is capable of decisions on medical treatment (question 1); absent is not no.
 */
public record LegalCapability(@Nullable Boolean capable, @Nullable String comment) {

  public static final LegalCapability NOT_ANSWERED = new LegalCapability(null, null);

  public boolean isBlank() {
    return capable == null && comment == null;
  }

  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "LegalCapability[" + capable + "]";
  }
}
