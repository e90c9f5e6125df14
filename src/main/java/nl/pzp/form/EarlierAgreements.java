package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** What the form says of earlier agreements (section 7). */
public record EarlierAgreements(
    @Nullable YesNoUnknown recorded, @Nullable String comment, @Nullable YesNoUnknown differ) {

  public static final EarlierAgreements NOT_ANSWERED = new EarlierAgreements(null, null, null);

  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "EarlierAgreements[" + recorded + "]";
  }
}
