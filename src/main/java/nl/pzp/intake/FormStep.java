package nl.pzp.intake;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/** The second step of a form: its answers, by the pack that it names. */
public final class FormStep {

  private final FormReader reader;

  FormStep(FormReader reader) {
    this.reader = reader;
  }

  /**
   * Reads every form of the message.
   *
   * @throws ProblemException when one cannot be read
   */
  public MessageDraft read(MessageDraft draft) {
    var forms = new ArrayList<FilledForm>();
    var notes = new ArrayList<Note>();
    for (var part : draft.parts()) {
      if (part.resource() instanceof QuestionnaireResponse response) {
        forms.add(read(part, response, notes));
      }
    }
    return draft.with(forms, notes);
  }

  private FilledForm read(Part part, QuestionnaireResponse response, List<Note> notes) {
    var empty =
        new FilledForm(part.entry(), part.id(), part.source(), response, null, null, List.of());
    // A form entered in error may hold anything, so it is not read.
    if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
      return empty;
    }
    var reading = reader.read(response);
    if (reading instanceof FormReading.Read read) {
      read.warnings().forEach(warning -> notes.add(new Note(part.entry(), warning)));
      return new FilledForm(
          part.entry(), part.id(), part.source(), response, read.form(), read.pack(), List.of());
    }
    throw new ProblemException(
        ((FormReading.Refused) reading)
            .problems().stream().map(problem -> placed(problem, part.entry())).toList());
  }

  // A question says more than an entry does.
  private static Problem placed(Problem problem, int entry) {
    return problem.place().equals(Place.NOWHERE) ? problem.at(EntryReader.place(entry)) : problem;
  }
}
