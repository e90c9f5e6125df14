package nl.pzp.careplan.current;

import java.util.Locale;

/**
 * Subject of a statement.
 *
 * @param name of a treatment that has only a text, as in the source; else empty
 */
public record PlanEntrySubject(PlanSubject kind, String name) {

  static PlanEntrySubject of(PlanSubject kind) {
    return new PlanEntrySubject(kind, "");
  }

  /** Equal for the same treatment, ignoring spacing and case. */
  String key() {
    return kind.name() + "/" + Stated.plain(name).toLowerCase(Locale.ROOT);
  }

  // Masked: the name of another treatment is free text.
  @Override
  public String toString() {
    return kind.name();
  }
}
