package nl.pzp.convert;

import java.util.List;
import nl.pzp.problem.Problem;

/** What reading a text gives. */
public sealed interface ReadMessage {

  /**
   * The text is FHIR.
   *
   * @param problems elements that FHIR R4 does not know and values that it does not allow: what
   *     they say is not in the message
   * @param words the same in the parser's own words, which quote the text: only for who holds it
   */
  record Read(Message message, List<Problem> problems, List<String> words) implements ReadMessage {
    public Read {
      problems = List.copyOf(problems);
      words = List.copyOf(words);
    }
  }

  /** The text is no FHIR. */
  record Refused(Problem problem, List<String> words) implements ReadMessage {
    public Refused {
      words = List.copyOf(words);
    }
  }
}
