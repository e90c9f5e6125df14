package nl.pzp.validation;

import static nl.pzp.validation.SharedFiles.example;
import static nl.pzp.validation.SharedFiles.json;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Problems with answers are placed at their question. */
@ExtendWith(NationalValidator.class)
class FormsTest {

  private final ResourceValidator validator;

  FormsTest(ResourceValidator validator) {
    this.validator = validator;
  }

  @Test
  void answerOutsideTheOptionsIsReportedAtItsQuestion() {
    var form = form();
    ((ObjectNode) item(form, "1386").at("/answer/0/valueCoding")).put("code", "7");

    assertThat(errors(form))
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            ValidationProblem.FORM_ANSWER_NOT_AN_OPTION, ValidationProblem.CODE_NOT_IN_VALUE_SET);
    assertThat(errors(form))
        .allSatisfy(
            problem -> {
              assertThat(problem.place().linkId()).isEqualTo("1386");
              assertThat(problem.place().expression())
                  .startsWith("QuestionnaireResponse.item[7].item[0].item[1].answer[0]");
            });
  }

  @Test
  void questionBelowAnAnswerIsFound() {
    var form = form();
    var below = item(form, "1404");
    ((ArrayNode) below.get("answer")).add(below.at("/answer/0").deepCopy());

    assertThat(errors(form))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ValidationProblem.FORM_ANSWERED_TOO_OFTEN);
              assertThat(problem.place())
                  .isEqualTo(
                      new Place(
                          "QuestionnaireResponse.item[7].item[6].item[1].answer[0].item[0]",
                          "1404"));
            });
  }

  @Test
  void answerToADisabledQuestionIsReported() {
    var form = form();
    var hasDefibrillator = (ObjectNode) item(form, "1006").at("/answer/0/valueCoding");
    hasDefibrillator.put("code", "373067005").put("display", "Nee");

    assertThat(errors(form))
        .filteredOn(p -> p.code() == ValidationProblem.FORM_ANSWER_TO_DISABLED_QUESTION)
        .extracting(problem -> problem.place().linkId())
        .contains("1008");
  }

  @Test
  void formInABundleIsCheckedAgainstItsQuestionnaire() {
    var form = form();
    ((ObjectNode) item(form, "1386").at("/answer/0/valueCoding")).put("code", "7");
    var bundle = json(example("Bundle-ACP-HendrikHartman-Pat1"));
    var last = bundle.get("entry").size();
    ((ArrayNode) bundle.get("entry"))
        .addObject()
        .put("fullUrl", "https://example.org/fhir/QuestionnaireResponse/1")
        .set("resource", form);
    ((ObjectNode) bundle.get("entry").get(last))
        .putObject("request")
        .put("method", "POST")
        .put("url", "QuestionnaireResponse");

    assertThat(errors(bundle))
        .filteredOn(p -> p.code() == ValidationProblem.FORM_ANSWER_NOT_AN_OPTION)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place().linkId()).isEqualTo("1386");
              assertThat(problem.place().expression())
                  .startsWith("Bundle.entry[" + last + "].resource.item[7]");
            });
  }

  @Test
  void aQuestionThatTheFormDoesNotHaveIsAnError() {
    var form = form();
    item(form, "1386").put("linkId", "Zwartkop");

    assertThat(errors(form))
        .extracting(Problem::code)
        .contains(ValidationProblem.FORM_QUESTION_UNKNOWN);
  }

  @Test
  void unknownFormVersionIsReportedAsUnchecked() {
    var form = form();
    form.put("questionnaire", "https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|9");

    assertThat(check(form).problems())
        .extracting(Problem::code)
        .contains(ValidationProblem.FORM_NOT_AT_HAND);
  }

  @Test
  void answerOfAnotherTypeIsAnErrorEvenWhenTheValidatorStops() {
    var form = form();
    var answer = (ObjectNode) item(form, "1006").at("/answer/0");
    answer.remove("valueCoding");
    answer.put("valueString", "Zwartkop");

    assertThat(errors(form))
        .extracting(Problem::code)
        .containsAnyOf(
            ValidationProblem.CHECK_STOPPED, ValidationProblem.FORM_ANSWER_OF_OTHER_TYPE);
  }

  private List<Problem> errors(ObjectNode resource) {
    return check(resource).errors();
  }

  private Findings check(ObjectNode resource) {
    return validator.check(resource.toString(), EncodingEnum.JSON, FhirVersionEnum.R4, List.of());
  }

  private static ObjectNode form() {
    return json(SharedFiles.filledForms().get(0));
  }

  private static ObjectNode item(JsonNode form, String linkId) {
    return form.findParents("linkId").stream()
        .filter(item -> item.get("linkId").asText().equals(linkId))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
