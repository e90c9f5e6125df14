package nl.pzp.convert;

import java.util.List;
import nl.pzp.problem.Problem;

/** The result of reading a text. */
public sealed interface ReadMessage {

  /**
   * The text is FHIR.
   *
   * @param problems unknown elements and invalid values, which are not in the message
   * @param words the same as the parser's texts, which quote the message: only for its owner
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
