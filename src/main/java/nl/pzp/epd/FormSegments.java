package nl.pzp.epd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.pzp.epd.hl7v2.Hl7Writer;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * Writes a completed form as OBR and OBX, in the shape that {@link FormAnswersReader} reads. Each
 * answered question is an OBX; OBX-4 has the turns of its repeating groups.
 */
final class FormSegments {

  private final Pack pack;
  private final Hl7Data data;
  private final Hl7Writer message;
  private int count;

  FormSegments(Pack pack, Hl7Data data, Hl7Writer message) {
    this.pack = pack;
    this.data = data;
    this.message = message;
  }

  /**
   * Writes the form; a retracted form only as retracted.
   *
   * @param moment of completion, if the form has none
   * @throws nl.pzp.problem.ProblemException when an answer does not fit the profile
   */
  void write(QuestionnaireResponse form, String moment) {
    var written =
        form.hasAuthored() ? Hl7Moment.of(form.getAuthoredElement().getValueAsString()) : moment;
    message.segment("OBR").set(1, "1").set(3, form.getIdElement().getIdPart());
    message.set(4, pack.id(), data.out().form(), data.formSystem());
    message.set(7, written).set(22, written).set(25, status(form.getStatus()));
    if (form.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR) {
      items(form.getItem(), List.of());
    }
  }

  private static String status(QuestionnaireResponseStatus status) {
    return switch (status) {
      case ENTEREDINERROR, STOPPED -> "X";
      case AMENDED -> "C";
      case COMPLETED, INPROGRESS, NULL -> "F";
    };
  }

  private void items(List<QuestionnaireResponseItemComponent> items, List<Integer> turns) {
    Map<String, Integer> passed = new HashMap<>();
    for (var item : items) {
      var question = pack.question(item.getLinkId()).orElseThrow(() -> noPlace(item.getLinkId()));
      if (question.isGroup() && question.repeats()) {
        var inner = new ArrayList<>(turns);
        inner.add(passed.merge(item.getLinkId(), 1, Integer::sum));
        items(item.getItem(), inner);
      } else {
        answers(question, item, turns);
        items(item.getItem(), turns);
      }
    }
  }

  private void answers(
      Question question, QuestionnaireResponseItemComponent item, List<Integer> turns) {
    var values =
        item.getAnswer().stream()
            .filter(QuestionnaireResponseItemAnswerComponent::hasValue)
            .map(QuestionnaireResponseItemAnswerComponent::getValue)
            .toList();
    if (!values.isEmpty()) {
      message.segment("OBX").set(1, Integer.toString(++count)).set(2, type(question, values));
      message.set(3, question.linkId(), question.text(), data.formSystem());
      message.set(4, turns.stream().map(String::valueOf).collect(Collectors.joining(".")));
      values.forEach(value -> message.again(5, components(value, question)));
      message.set(11, "F");
    }
    item.getAnswer().forEach(answer -> items(answer.getItem(), turns));
  }

  private static String type(Question question, List<Type> values) {
    var value = values.get(0);
    if (value instanceof Coding) {
      return "CWE";
    }
    if (value instanceof BooleanType) {
      return "ID";
    }
    if (value instanceof BaseDateTimeType) {
      return value instanceof DateType ? "DT" : "TS";
    }
    return question.type().equals("text") ? "TX" : "ST";
  }

  private String[] components(Type value, Question question) {
    if (value instanceof Coding coding) {
      return coded(coding, question);
    }
    if (value instanceof BooleanType yes) {
      return new String[] {yes.booleanValue() ? "Y" : "N"};
    }
    if (value instanceof BaseDateTimeType time) {
      return new String[] {Hl7Moment.of(time.getValueAsString())};
    }
    if (value instanceof StringType text) {
      return new String[] {text.getValue()};
    }
    throw noPlace(question.linkId());
  }

  // As the profile requires, give the system only when the code alone is ambiguous.
  private String[] coded(Coding coding, Question question) {
    var display = coding.hasDisplay() ? coding.getDisplay() : "";
    if (!coding.hasCode()) {
      return new String[] {"", display};
    }
    var options =
        question.options() == null
            ? List.<nl.pzp.terminology.Option>of()
            : pack.options(question.options());
    var alike =
        options.stream().filter(option -> option.coded().code().equals(coding.getCode())).count();
    return alike == 1 || !coding.hasSystem()
        ? new String[] {coding.getCode(), display}
        : new String[] {coding.getCode(), display, coding.getSystem()};
  }

  private static RuntimeException noPlace(String linkId) {
    return Problem.of(EpdProblem.ANSWER_NOT_CARRIED).with("question", linkId).asException();
  }
}
