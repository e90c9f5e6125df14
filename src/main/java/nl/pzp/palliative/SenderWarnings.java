package nl.pzp.palliative;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareShape;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.Statements;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.marking.MarkingReader;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Warnings to the sender of a marking or a care network. */
@Component
final class SenderWarnings {

  private final CareVocabulary vocabulary;
  private final Statements statements;
  private final MarkingReader markings;
  private final RegionalReading reading;
  private final Packs packs;

  SenderWarnings(
      CareVocabulary vocabulary,
      Statements statements,
      MarkingReader markings,
      RegionalReading reading,
      Packs packs) {
    this.vocabulary = vocabulary;
    this.statements = statements;
    this.markings = markings;
    this.reading = reading;
    this.packs = packs;
  }

  List<Problem> refusals(Condition marking) {
    return markings.refusals(marking);
  }

  /** Whether somebody is asked to do something. */
  boolean asksSomething(Resource resource) {
    if (resource instanceof Communication message) {
      return vocabulary.is(message.getCategory(), CareCode.SIGNAL)
          || vocabulary.is(message.getCategory(), CareCode.FEEDBACK);
    }
    return resource instanceof DocumentReference document
        && vocabulary.is(document.getType(), CareCode.MDT_CONCLUSION);
  }

  /**
   * The warnings on one resource.
   *
   * @param derived what follows from the whole message
   */
  List<Problem> on(Resource resource, PalliativeStatus picture, List<Resource> derived) {
    var problems = new ArrayList<Problem>();
    var reference = RelativeReference.of(resource);
    if (resource instanceof Condition condition && markings.isMarking(condition)) {
      problems.addAll(markings.lacks(condition, statements.sourceTime(condition).isPresent()));
      picture.markings().now().problems().stream()
          .filter(problem -> isAbout(problem, "marking", reference))
          .forEach(problems::add);
    } else if (statements.areKeptOf(resource)
        && (resource instanceof CareTeam || resource instanceof Task)) {
      picture.network().problems().stream()
          .filter(problem -> isAbout(problem, "task", reference))
          .forEach(problems::add);
    } else if (asksSomething(resource)) {
      derived.stream()
          .filter(Task.class::isInstance)
          .map(Task.class::cast)
          .filter(task -> reference.equals(task.getFocus().getReference()))
          .filter(task -> !task.hasOwner())
          .map(task -> Problem.of(CareTeamProblem.NOBODY_RESPONSIBLE))
          .forEach(problems::add);
      if (resource instanceof Communication message) {
        problems.addAll(unknownQuestions(message));
      }
    }
    return problems;
  }

  private static boolean isAbout(Problem problem, String detail, String reference) {
    return reference.equals(problem.details().getOrDefault(detail, reference));
  }

  private List<Problem> unknownQuestions(Communication message) {
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < message.getPayload().size(); i++) {
      for (var extension :
          message.getPayload().get(i).getExtensionsByUrl(vocabulary.url(CareShape.FORM_QUESTION))) {
        if (!isAsked(message, extension.getValue().primitiveValue())) {
          problems.add(
              Problem.of(CareTeamProblem.FEEDBACK_QUESTION_UNKNOWN)
                  .at(Place.at("Communication.payload[" + i + "]")));
        }
      }
    }
    return problems;
  }

  private boolean isAsked(Communication message, String linkId) {
    return message.getAbout().stream()
        .filter(about -> about.hasReference())
        .flatMap(about -> reading.current(about.getReference()).stream())
        .filter(QuestionnaireResponse.class::isInstance)
        .map(form -> ((QuestionnaireResponse) form).getQuestionnaire())
        .flatMap(canonical -> packs.ofForm(String.valueOf(canonical)).stream())
        .anyMatch(pack -> pack.question(linkId).isPresent());
  }
}
