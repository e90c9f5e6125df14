package nl.pzp.convert;

import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What converting a message gives. */
public sealed interface ConvertedMessage {

  /** The problems of either, in the order in which they were found. */
  List<Problem> problems();

  /**
   * The plan in its new format.
   *
   * @param result in the version of FHIR of its format; of a form a transaction Bundle, or the form
   *     alone when nobody came with it; of resources that become resources as they came, a Bundle
   *     or one resource
   * @param problems what was lost, and what somebody should look at
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
