package nl.pzp.form;

import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;

/** What reading a filled form gives: its answers, or why it is refused. */
public sealed interface FormReading {

  /** The form was read whole; the warnings go back to the sender. */
  record Read(AcpForm form, Pack pack, List<Problem> warnings) implements FormReading {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /** Nothing was taken from the form. */
  record Refused(List<Problem> problems) implements FormReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
