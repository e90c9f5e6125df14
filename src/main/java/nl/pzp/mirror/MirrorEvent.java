package nl.pzp.mirror;

import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * That something changed of a person, or that the mirror may have nothing of that person any more.
 *
 * @param focus what the event is about; it is brought even where the mirror seems to have it
 * @param withheld why nothing of the person may be there any more, or null
 */
public record MirrorEvent(PersonId person, Key focus, Target target, @Nullable String withheld) {

  /** Whoever is this is not in the record any more. */
  static final String ERASED = "erased";

  /** Whether everything of the person is to leave the mirror. */
  boolean takenBack() {
    return withheld != null;
  }

  boolean erased() {
    return ERASED.equals(withheld);
  }

  @Override
  public String toString() {
    return (takenBack() ? "take back " : "bring ") + person;
  }
}
