package nl.pzp.form;

import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * A filled form and what could not be put into it.
 *
 * @param losses one per answer that this version of the form has no place for
 */
public record FormWriting(QuestionnaireResponse response, List<Problem> losses) {
  public FormWriting {
    losses = List.copyOf(losses);
  }
}
