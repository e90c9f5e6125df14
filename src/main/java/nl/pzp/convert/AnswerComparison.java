package nl.pzp.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormWriter;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * Derives the form again from its resources. Reports every answer that is lost and was not reported
 * yet, and every answer that nobody gave.
 */
final class AnswerComparison {

  private final CarePlanReader reader;

  AnswerComparison(CarePlanReader reader) {
    this.reader = reader;
  }

  List<Problem> of(
      QuestionnaireResponse form, Pack pack, List<Resource> resources, List<Problem> named) {
    var again =
        new FormWriter()
            .write(reader.read(resources, new FormQuestions(pack)).form(), pack)
            .response();
    var lost = new ArrayList<>(FormAnswers.of(form, pack));
    var added = new ArrayList<>(FormAnswers.of(again, pack));
    FormAnswers.of(again, pack).forEach(lost::remove);
    FormAnswers.of(form, pack).forEach(added::remove);
    var known =
        named.stream()
            .map(problem -> problem.place().linkId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var problems = new ArrayList<Problem>();
    lost.stream()
        .map(FormAnswers.Given::linkId)
        .distinct()
        .filter(linkId -> !known.contains(linkId))
        .forEach(linkId -> problems.add(at(ConversionProblem.ANSWER_LOST, linkId)));
    added.stream()
        .map(FormAnswers.Given::linkId)
        .distinct()
        .filter(linkId -> lost.stream().noneMatch(each -> each.linkId().equals(linkId)))
        .forEach(linkId -> problems.add(at(ConversionProblem.ANSWER_IMPLIED, linkId)));
    return problems;
  }

  private static Problem at(ConversionProblem code, String linkId) {
    return Problem.of(code).at(Place.question(linkId));
  }
}
