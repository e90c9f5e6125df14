package nl.pzp.hub.mirror;

import nl.pzp.record.PersonId;

/**
 * That something changed of a person, or that the mirror may have nothing of that person any more.
 *
 * @param focus what the event is about; it is brought even where the mirror seems to have it
 * @param takenBack whether everything of the person is to leave the mirror
 */
public record MirrorEvent(PersonId person, Key focus, Target target, boolean takenBack) {

  @Override
  public String toString() {
    return (takenBack ? "take back " : "bring ") + person;
  }
}
