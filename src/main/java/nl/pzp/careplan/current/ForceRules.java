package nl.pzp.careplan.current;

import nl.pzp.careplan.current.Statement.Force;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/** Whether a statement is in force on the day that is looked at, by its status and its times. */
final class ForceRules {

  private final AsOf asOf;

  ForceRules(AsOf asOf) {
    this.asOf = asOf;
  }

  /**
   * The force on the day of the plan.
   *
   * @param status how the status alone counts
   * @param agreed the day of discussion
   * @param from the first moment at which it holds
   * @param until the last moment at which it holds
   */
  Force force(
      Force status, @Nullable Moment agreed, @Nullable Moment from, @Nullable Moment until) {
    var agreedOn = Days.of(agreed);
    var begins = Days.of(from);
    var ends = Days.of(until);
    if (agreedOn != null && agreedOn.first().isAfter(asOf.day())) {
      return Force.LATER;
    }
    if (status == Force.ENDED && endedSince(ends)) {
      return Force.HOLDS;
    }
    if (status != Force.HOLDS && status != Force.UNVERIFIED) {
      return status;
    }
    if (ends != null && ends.last().isBefore(asOf.day())) {
      return Force.ENDED;
    }
    return begins != null && begins.first().isAfter(asOf.day()) ? Force.COMING : status;
  }

  // It still held on a past day that is looked at when it was ended only after that day.
  private boolean endedSince(@Nullable Days ends) {
    return asOf.day().isBefore(asOf.today())
        && ends != null
        && !ends.last().isBefore(asOf.day())
        && !ends.last().isAfter(asOf.today());
  }
}
