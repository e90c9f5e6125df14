package nl.pzp.careplan.current;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * One source's statement about one subject.
 *
 * @param reference of the resource that says so, such as {@code Consent/1}
 * @param source the system that gave it; empty when nobody says
 * @param organisation whose professional agreed it, absent when it is not known
 * @param agreed when it was discussed, absent when nobody says
 * @param from the first moment at which it holds, absent when nobody said
 * @param until the last moment at which it holds or held, absent when nobody said
 * @param comment beside the answer
 */
public record Statement(
    PlanEntrySubject subject,
    Stated stated,
    String reference,
    String source,
    @Nullable String organisation,
    @Nullable Moment agreed,
    Force force,
    @Nullable Moment from,
    @Nullable Moment until,
    List<Party> parties,
    @Nullable String comment) {

  /** Force on the day for which the plan is read. */
  public enum Force {
    HOLDS,
    /** Ended by its source, or past its period. */
    ENDED,
    /** Replaced by a successor that the same source named. */
    SUPERSEDED,
    /** A draft or a proposal. */
    NOT_YET,
    /** Agreed, and its period has not begun. */
    COMING,
    /** Active, and nobody verified it with the patient. */
    UNVERIFIED,
    /** It was discussed after the day that is looked at. */
    LATER
  }

  /** Newest first, then by properties independent of arrival. */
  static final Comparator<Statement> NEWEST_FIRST =
      Comparator.comparing(
              (Statement s) -> s.agreed() == null ? "" : s.agreed().day(),
              Comparator.reverseOrder())
          .thenComparing(
              s -> s.agreed() == null ? "" : s.agreed().text(), Comparator.reverseOrder())
          .thenComparing(Statement::reference);

  public Statement {
    parties = List.copyOf(parties);
  }

  /** The organisation where known, else the source system. */
  public String origin() {
    return organisation == null ? source : organisation;
  }

  @Nullable Days days() {
    return Days.of(agreed);
  }

  boolean isDated() {
    return agreed != null;
  }

  boolean isOlderThan(Statement other) {
    var mine = days();
    var its = other.days();
    return mine != null && its != null && mine.isBefore(its);
  }

  Statement with(Force other) {
    return new Statement(
        subject,
        stated,
        reference,
        source,
        organisation,
        agreed,
        other,
        from,
        until,
        parties,
        comment);
  }

  boolean isOfOtherOrigin(Statement other) {
    return !Objects.equals(origin(), other.origin());
  }

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return subject + " " + stated + " " + force + " " + reference;
  }
}
