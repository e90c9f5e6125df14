package nl.pzp.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/**
 * Reads a QuestionnaireResponse with the pack of its {@code questionnaire|version}. Absent answers
 * stay absent; unknown is an answer.
 */
public final class FormReader {

  private final Packs packs;
  private final Map<String, FormDefinition> definitions = new HashMap<>();
  private final AnswerWords words;

  public FormReader(Packs packs) {
    this.packs = packs;
    this.words = new AnswerWords(packs.all());
    packs.all().forEach(pack -> definitions.put(pack.id(), new FormDefinition(pack)));
  }

  /** The form's answers, or all reasons to refuse it. */
  public FormReading read(QuestionnaireResponse response) {
    if (!response.hasQuestionnaire()) {
      return refused(Problem.of(FormProblem.QUESTIONNAIRE_MISSING).with("known", known()));
    }
    var pack = packs.ofForm(response.getQuestionnaire());
    if (pack.isEmpty()) {
      return refused(
          Problem.of(FormProblem.VERSION_UNKNOWN)
              .with("known", known())
              .at(Place.at("QuestionnaireResponse.questionnaire")));
    }
    var problems = new ArrayList<Problem>(problemsOfStatus(response));
    edition(pack.get()).ifPresent(problems::add);
    var definition = definition(pack.get().id());
    var sheet = new AnswerCollector(definition, words, problems).collect(response);
    new EnabledQuestions(definition, problems).check(sheet);
    new UnattachedText(definition, problems).check(sheet);
    var form = new SheetReader(definition).read(sheet);
    new FormCompleteness(definition, problems).check(form);
    return problems.stream().anyMatch(Problem::isError)
        ? new FormReading.Refused(problems)
        : new FormReading.Read(form, pack.get(), problems);
  }

  // Who sends a newer edition must know by which text it was read.
  private static Optional<Problem> edition(Pack pack) {
    return pack.isVerified()
        ? Optional.empty()
        : Optional.of(
            Problem.of(FormProblem.EDITION_NOT_VERIFIED)
                .with("version", pack.version())
                .with("readAs", pack.base())
                .at(Place.at("QuestionnaireResponse.questionnaire")));
  }

  private static List<Problem> problemsOfStatus(QuestionnaireResponse response) {
    var status = response.getStatus();
    var isFinal =
        status == QuestionnaireResponseStatus.COMPLETED
            || status == QuestionnaireResponseStatus.AMENDED
            || status == QuestionnaireResponseStatus.ENTEREDINERROR;
    return isFinal
        ? List.of()
        : List.of(
            Problem.of(FormProblem.STATUS_NOT_FINAL)
                .with("status", status == null ? "-" : status.toCode())
                .at(Place.at("QuestionnaireResponse.status")));
  }

  private FormDefinition definition(String packId) {
    return java.util.Objects.requireNonNull(definitions.get(packId));
  }

  private String known() {
    return String.join(", ", packs.knownForms());
  }

  private static FormReading refused(Problem problem) {
    return new FormReading.Refused(List.of(problem));
  }
}
