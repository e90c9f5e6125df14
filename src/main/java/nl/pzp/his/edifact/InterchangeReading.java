package nl.pzp.his.edifact;

import java.util.List;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The result of reading a file. */
public sealed interface InterchangeReading {

  /** An interchange; each of its messages has its own problems. */
  record Read(Header header, List<EdifactMessage> messages, List<Problem> warnings)
      implements InterchangeReading {
    public Read {
      messages = List.copyOf(messages);
      warnings = List.copyOf(warnings);
    }

    @Override
    public String toString() {
      return "Read[" + messages.size() + " messages]";
    }
  }

  /**
   * Nothing in the file is usable.
   *
   * @param header if it was readable, to answer its sender
   */
  record Refused(@Nullable Header header, List<Problem> problems) implements InterchangeReading {
    public Refused {
      problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
      return "Refused[" + problems + "]";
    }
  }
}
