package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * The patient's capacity for medical treatment decisions (question 1); null is not answered, not
 * no.
 */
public record LegalCapability(@Nullable Boolean capable, @Nullable String comment) {

  public static final LegalCapability NOT_ANSWERED = new LegalCapability(null, null);

  public boolean isBlank() {
    return capable == null && comment == null;
  }

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "LegalCapability[" + capable + "]";
  }
}
