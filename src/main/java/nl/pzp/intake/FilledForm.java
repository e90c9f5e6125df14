package nl.pzp.intake;

import java.util.List;
import nl.pzp.form.AcpForm;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/**
 * A form of a message, read.
 *
 * @param entry its place in the message
 * @param response the form as it will be kept
 * @param answers absent when the form is retracted: then nobody reads it
 */
record FilledForm(
    int entry,
    String id,
    String source,
    QuestionnaireResponse response,
    @Nullable AcpForm answers,
    @Nullable Pack pack,
    List<Part> made) {

  FilledForm {
    made = List.copyOf(made);
  }

  FilledForm withMade(List<Part> parts) {
    return new FilledForm(entry, id, source, response, answers, pack, parts);
  }

  @Override
  public String toString() {
    return "FilledForm[QuestionnaireResponse/" + id + "]";
  }
}
