package nl.pzp.form;

import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;

/** The result of reading a form: its answers, or the refusal. */
public sealed interface FormReading {

  /** The complete form; the warnings go back to the sender. */
  record Read(AcpForm form, Pack pack, List<Problem> warnings) implements FormReading {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /** Nothing was read from the form. */
  record Refused(List<Problem> problems) implements FormReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
