package nl.pzp.convert;

import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The result of converting a message. */
public sealed interface ConvertedMessage {

  /** The problems of either, in the order in which they were found. */
  List<Problem> problems();

  /**
   * The converted plan.
   *
   * @param result in the FHIR version of its format. For a form: a transaction Bundle, or the form
   *     alone when no people accompany it. For resources: a Bundle or one resource
   * @param problems losses and points to check
   */
  record Converted(IBaseResource result, List<Problem> problems) implements ConvertedMessage {
    public Converted {
      problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
      return "Converted[" + result.fhirType() + ", " + problems.size() + " problems]";
    }
  }

  /** Nothing was made. */
  record Refused(List<Problem> problems) implements ConvertedMessage {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
