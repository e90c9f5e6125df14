package nl.pzp.form;

import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * A QuestionnaireResponse and the answers that did not fit.
 *
 * @param losses one per answer for which this form version has no question
 */
public record FormWriting(QuestionnaireResponse response, List<Problem> losses) {
  public FormWriting {
    losses = List.copyOf(losses);
  }
}
