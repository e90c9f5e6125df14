package nl.pzp.stu3;

import nl.pzp.terminology.DecisionText;
import org.jspecify.annotations.Nullable;

/** Decision of a treatment directive; the STU3 pack gives its coding (zib2017 2.1.3). */
enum DirectiveDecision {
  PERMIT(null),
  DENY(null),
  /** Permitted with restrictions: neither plainly yes nor no. */
  OTHERWISE(null),
  UNKNOWN(DecisionText.UNKNOWN),
  NOT_YET_DECIDED(DecisionText.NOT_YET_DECIDED),
  NOT_DISCUSSED(DecisionText.NOT_DISCUSSED);

  private final @Nullable DecisionText words;

  DirectiveDecision(@Nullable DecisionText words) {
    this.words = words;
  }

  /** R4's text for the decision; none when R4 has a code or the directive its own text. */
  @Nullable DecisionText words() {
    return words;
  }
}
