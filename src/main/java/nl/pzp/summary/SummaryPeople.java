package nl.pzp.summary;

import java.util.List;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The people and the phase on the page, beside the plan.
 *
 * @param bsn absent when it is not known
 * @param phase of the marking in the reader's words, absent without a marking
 * @param generalPractitioner to whom the Patient refers
 * @param centralIsDefaulted whether nobody was appointed, so that the responsible practitioner is
 *     it
 * @param otherIssues open issues that were found elsewhere than in the plan, in the reader's words
 */
record SummaryPeople(
    @Nullable String bsn,
    @Nullable String phase,
    @Nullable Moment phaseSince,
    @Nullable Callable generalPractitioner,
    @Nullable Callable responsible,
    @Nullable Callable central,
    boolean centralIsDefaulted,
    List<String> otherIssues) {

  SummaryPeople {
    otherIssues = List.copyOf(otherIssues);
  }

  /** A professional who can be called. */
  record Callable(String name, @Nullable String phone) {
    @Override
    public String toString() {
      return "Callable[masked]";
    }
  }

  @Override
  public String toString() {
    return "SummaryPeople[masked]";
  }
}
