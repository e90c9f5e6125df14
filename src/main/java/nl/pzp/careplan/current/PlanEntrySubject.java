package nl.pzp.careplan.current;

import java.util.Locale;

/**
 * What a statement is about.
 *
 * @param name which treatment, in the words of its source, where only words tell; else empty
 */
public record PlanEntrySubject(PlanSubject kind, String name) {

  static PlanEntrySubject of(PlanSubject kind) {
    return new PlanEntrySubject(kind, "");
  }

  /** The same for the same treatment, however its name is spaced or capitalised. */
  String key() {
    return kind.name() + "/" + Stated.plain(name).toLowerCase(Locale.ROOT);
  }

  // The name of another treatment is free text.
  @Override
  public String toString() {
    return kind.name();
  }
}
