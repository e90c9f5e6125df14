package nl.pzp.his;

import java.util.List;
import nl.pzp.his.edifact.InterchangeReading;
import nl.pzp.problem.Problem;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A file and what became of each of its letters.
 *
 * @param letters none when the file as a whole was refused
 */
record FiledLetters(LetterInbox.Kept file, InterchangeReading reading, List<Filed> letters) {

  /** How far a letter came. */
  enum State {
    /** In the record. */
    TAKEN,
    /** It was there already. */
    REPEATED,
    /** Its patient is not known yet, or not surely. */
    WAITING,
    /** Not taken over, and never will be. */
    REFUSED
  }

  /**
   * What became of a letter.
   *
   * @param reference the sender's own number of the message
   * @param person whose it is, when it was taken
   */
  record Filed(String reference, State state, @Nullable PersonId person, List<Problem> problems) {
    Filed {
      problems = List.copyOf(problems);
    }
  }

  FiledLetters {
    letters = List.copyOf(letters);
  }

  boolean waits() {
    return letters.stream().anyMatch(letter -> letter.state() == State.WAITING);
  }

  @Override
  public String toString() {
    return "FiledLetters[" + file.id() + "]";
  }
}
