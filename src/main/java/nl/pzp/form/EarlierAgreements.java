package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** Answers about earlier agreements (section 7). */
public record EarlierAgreements(
    @Nullable YesNoUnknown recorded, @Nullable String comment, @Nullable YesNoUnknown differ) {

  public static final EarlierAgreements NOT_ANSWERED = new EarlierAgreements(null, null, null);

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "EarlierAgreements[" + recorded + "]";
  }
}
