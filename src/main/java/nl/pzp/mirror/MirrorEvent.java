package nl.pzp.mirror;

import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A change of one person, or the loss of the right to keep that person in the mirror.
 *
 * @param focus the resource of the event; sent even when the mirror seems to have it
 * @param withheld why the mirror may keep nothing of the person, or null
 */
public record MirrorEvent(PersonId person, Key focus, Target target, @Nullable String withheld) {

  /** The reason for a person who was erased from the record. */
  static final String ERASED = "erased";

  /** Whether the mirror must delete everything of the person. */
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
