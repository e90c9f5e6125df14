package nl.pzp.stu3;

import nl.pzp.terminology.DecisionText;
import org.jspecify.annotations.Nullable;

/** What a treatment directive says; the STU3 pack gives each its coding (zib2017 2.1.3). */
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

  /** The words by which R4 says it; none where R4 has a code or the directive its own words. */
  @Nullable DecisionText words() {
    return words;
  }
}
