package nl.pzp.careplan.current;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What one source stated about one subject.
 *
 * @param reference of the resource that says so, such as {@code Consent/1}
 * @param source the system that gave it; empty when nobody says
 * @param organisation whose professional agreed it, absent when it is not known
 * @param agreed when it was discussed, absent when nobody says
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
    @Nullable Moment until,
    List<Party> parties,
    @Nullable String comment) {

  /** Whether it is in force on the day that is looked at. */
  public enum Force {
    HOLDS,
    /** Its source ended it, or its period is over. */
    ENDED,
    /** The same source stated a named successor. */
    SUPERSEDED,
    /** A draft, or its period has not begun. */
    NOT_YET,
    /** It was discussed after the day that is looked at. */
    LATER
  }

  /** Newest first, then by what does not depend on the order of arrival. */
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

  /** Whose statement it is: the organisation where it is known, else the system. */
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
        subject, stated, reference, source, organisation, agreed, other, until, parties, comment);
  }

  boolean isOfOtherOrigin(Statement other) {
    return !Objects.equals(origin(), other.origin());
  }

  // Free text does not belong in a log.
  @Override
  public String toString() {
    return subject + " " + stated + " " + force + " " + reference;
  }
}
