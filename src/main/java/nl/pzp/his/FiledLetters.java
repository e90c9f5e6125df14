package nl.pzp.his;

import java.util.List;
import nl.pzp.his.edifact.InterchangeReading;
import nl.pzp.problem.Problem;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A file and the result of each of its letters.
 *
 * @param letters empty when the file as a whole was refused
 */
record FiledLetters(LetterInbox.Kept file, InterchangeReading reading, List<Filed> letters) {

  /** The state of a letter. */
  enum State {
    /** In the record. */
    TAKEN,
    /** It was in the record already. */
    REPEATED,
    /** Its patient is not known yet, or not with certainty. */
    WAITING,
    /** Refused for good. */
    REFUSED
  }

  /**
   * The result of a letter.
   *
   * @param reference the sender's own number of the message
   * @param person the patient, when the letter was taken
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
