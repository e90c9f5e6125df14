package nl.pzp.form;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Question;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads a QuestionnaireResponse against the questions of its form version. Reports every misfit as
 * a problem at its question, and never bends an answer to fit.
 */
final class AnswerCollector {

  private final FormDefinition definition;
  private final AnswerWords words;
  private final List<Problem> problems;

  AnswerCollector(FormDefinition definition, AnswerWords words, List<Problem> problems) {
    this.definition = definition;
    this.words = words;
    this.problems = problems;
  }

  AnswerSheet collect(QuestionnaireResponse response) {
    var sheet = new AnswerSheet();
    collect(response.getItem(), null, sheet);
    return sheet;
  }

  private void collect(
      List<QuestionnaireResponseItemComponent> items,
      @Nullable Question parent,
      AnswerSheet sheet) {
    var seen = new HashSet<String>();
    for (var item : items) {
      var linkId = Objects.toString(item.getLinkId(), "");
      var question = definition.pack().question(linkId);
      if (question.isEmpty()) {
        add(FormProblem.QUESTION_UNKNOWN, linkId, "form", definition.pack().canonical());
      } else if (!Objects.equals(
          question.get().parent(), parent == null ? null : parent.linkId())) {
        add(FormProblem.QUESTION_MISPLACED, linkId, "parent", parentName(question.get()));
      } else {
        collect(item, question.get(), sheet, seen);
      }
    }
  }

  private void collect(
      QuestionnaireResponseItemComponent item,
      Question question,
      AnswerSheet sheet,
      Set<String> seen) {
    if (!seen.add(question.linkId()) && !question.repeats()) {
      problems.add(problem(FormProblem.QUESTION_REPEATED, question.linkId()));
      return;
    }
    if (question.isGroup()) {
      if (item.hasAnswer()) {
        addType(question, "answer");
      }
      collect(
          item.getItem(), question, question.repeats() ? sheet.addGroup(question.linkId()) : sheet);
      return;
    }
    if (item.hasItem()) {
      // An item below the question, rather than below its answer, belongs to no particular answer.
      item.getItem()
          .forEach(
              child ->
                  add(
                      FormProblem.QUESTION_MISPLACED,
                      Objects.toString(child.getLinkId(), ""),
                      "parent",
                      question.linkId() + " (answer.item)"));
    }
    if (item.getAnswer().size() > 1 && !question.repeats()) {
      problems.add(problem(FormProblem.QUESTION_REPEATED, question.linkId()));
      return;
    }
    for (var answer : item.getAnswer()) {
      read(answer, question).ifPresent(value -> put(value, question, sheet));
      collect(answer.getItem(), question, sheet);
    }
  }

  // The same question repeats below each answer of its parent. Different texts would leave open
  // which one counts.
  private void put(QuestionAnswer value, Question question, AnswerSheet sheet) {
    var already = sheet.answers(question.linkId());
    if (question.repeats() || already.isEmpty()) {
      sheet.add(question.linkId(), value);
    } else if (!already.contains(value)) {
      problems.add(problem(FormProblem.QUESTION_REPEATED, question.linkId()));
    }
  }

  private Optional<QuestionAnswer> read(
      QuestionnaireResponseItemAnswerComponent answer, Question question) {
    if (!answer.hasValue() || isBlank(answer.getValue())) {
      problems.add(problem(FormProblem.ANSWER_EMPTY, question.linkId()));
      return Optional.empty();
    }
    return switch (question.type()) {
      case "string", "text" -> text(answer.getValue(), question);
      case "date" -> dated(answer.getValue() instanceof DateType, answer.getValue(), question);
      case "dateTime" ->
          dated(answer.getValue() instanceof DateTimeType, answer.getValue(), question);
      case "boolean" -> yesOrNo(answer.getValue(), question);
      case "choice", "open-choice" -> choice(answer.getValue(), question);
      default ->
          throw new IllegalStateException(
              "Form type " + question.type() + " at " + question.linkId());
    };
  }

  private Optional<QuestionAnswer> text(Type value, Question question) {
    return value instanceof StringType text
        ? Optional.of(new QuestionAnswer.Text(text.getValue()))
        : wrongType(value, question);
  }

  private Optional<QuestionAnswer> dated(boolean rightType, Type value, Question question) {
    return rightType
        ? Optional.of(new QuestionAnswer.Dated(((PrimitiveType<?>) value).getValueAsString()))
        : wrongType(value, question);
  }

  private Optional<QuestionAnswer> yesOrNo(Type value, Question question) {
    if (!(value instanceof BooleanType yes)) {
      return wrongType(value, question);
    }
    var code = yes.getValueAsString();
    return Optional.of(
        new QuestionAnswer.Chosen(
            yes.booleanValue() ? FormDefinition.YES : FormDefinition.NO,
            new Coded(null, code, null)));
  }

  private Optional<QuestionAnswer> choice(Type value, Question question) {
    if (value instanceof StringType text && question.type().equals("open-choice")) {
      return Optional.of(new QuestionAnswer.Text(text.getValue()));
    }
    if (!(value instanceof Coding coding)) {
      return wrongType(value, question);
    }
    var coded =
        new Coded(coding.getSystem(), Objects.toString(coding.getCode(), ""), coding.getDisplay());
    var option = definition.option(question, coded);
    if (option.isEmpty()) {
      add(FormProblem.ANSWER_NOT_AN_OPTION, question.linkId(), "options", optionsOf(question));
    } else if (words.contradict(question, option.get().means(), coding.getDisplay())) {
      var code =
          words.bearsSafety(question)
              ? FormProblem.CODE_AGAINST_WORDS
              : FormProblem.WORDS_NAME_ANOTHER_OPTION;
      add(code, question.linkId(), "code", option.get().coded().code());
    }
    return option.map(found -> new QuestionAnswer.Chosen(found.means(), coded));
  }

  private Optional<QuestionAnswer> wrongType(Type value, Question question) {
    addType(question, value.fhirType());
    return Optional.empty();
  }

  private void addType(Question question, String found) {
    problems.add(
        problem(FormProblem.ANSWER_TYPE, question.linkId())
            .with("found", found)
            .with("expected", question.type()));
  }

  private void add(FormProblem code, String linkId, String name, String value) {
    problems.add(problem(code, linkId).with(name, value));
  }

  // The linkId is the sender's text; repeat it only when it looks like a linkId.
  private static Problem problem(FormProblem code, String linkId) {
    return Problem.of(code)
        .at(Place.question(linkId.matches("[A-Za-z0-9.\\-_/]{1,64}") ? linkId : "?"));
  }

  private static boolean isBlank(Type value) {
    return value instanceof PrimitiveType<?> primitive
        && (!primitive.hasValue() || primitive.getValueAsString().isBlank());
  }

  private String optionsOf(Question question) {
    return definition.options(question).stream()
        .map(option -> Objects.toString(option.coded().system(), "") + "|" + option.coded().code())
        .collect(Collectors.joining(", "));
  }

  private static String parentName(Question question) {
    return question.parent() == null ? "QuestionnaireResponse" : question.parent();
  }
}
