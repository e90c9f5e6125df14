package nl.pzp.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code and the words beside it say the same, in every version of the form. */
class CodeAgainstWordsTest {

  private static final String R4 = "https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|";
  private static final String STU3 = "https://api.iknl.nl/docs/pzp/stu3/Questionnaire/ACP-zib2017|";
  private static final String R4_DECISION = "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.25.1";
  private static final String STU3_DECISION = "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4";

  private final FormReader reader = new FormReader(ProjectProfiles.packs());

  @ParameterizedTest
  @CsvSource({
    "1.0.0-rc2,2,Wel uitvoeren",
    "1.0.0-rc2,0,Niet uitvoeren",
    "1.0.0-rc2,0,niet  UITVOEREN.",
    "1.0.0-rc2,0,Niet reanimeren",
    "1.0.0-rc2,2,Wel reanimeren",
    "1.0.0-rc2,2,Ja",
    "1.0.0-rc2,1,Niet uitvoeren",
    "1.0.0-rc3,2,Wel uitvoeren",
    "1.0.0,0,Niet uitvoeren"
  })
  void wordsOfAnotherDecisionRefuseTheForm(String version, String code, String words) {
    assertThat(codes(r4(version, code, words))).contains(FormProblem.CODE_AGAINST_WORDS);
  }

  @ParameterizedTest
  @CsvSource({"NEE,Ja", "JA,Nee", "JA,Niet uitvoeren", "NEE,'Ja, maar met beperkingen'"})
  void wordsOfAnotherDecisionRefuseAFormOf2017(String code, String words) {
    assertThat(codes(stu3(code, words))).contains(FormProblem.CODE_AGAINST_WORDS);
  }

  @ParameterizedTest
  @CsvSource({
    "0,Wel uitvoeren",
    "2,Niet uitvoeren",
    "2,NIET UITVOEREN",
    "0,Ja",
    "2,Nee",
    "2,Do not perform",
    "0,",
    "2,Geen reanimatie",
    "2,Code 2"
  })
  void wordsOfTheSameDecisionAreRead(String code, String words) {
    assertThat(codes(r4("1.0.0-rc2", code, words)))
        .doesNotContain(FormProblem.CODE_AGAINST_WORDS, FormProblem.WORDS_NAME_ANOTHER_OPTION);
  }

  private List<ProblemCode> codes(QuestionnaireResponse form) {
    var reading = reader.read(form);
    var problems =
        reading instanceof FormReading.Refused refused
            ? refused.problems()
            : ((FormReading.Read) reading).warnings();
    return problems.stream().map(Problem::code).toList();
  }

  private static QuestionnaireResponse r4(String version, String code, String words) {
    var form = form(R4 + version, "963");
    form.addItem()
        .setLinkId("83")
        .addItem()
        .setLinkId("1409")
        .addItem()
        .setLinkId("1386")
        .addAnswer()
        .setValue(new Coding(R4_DECISION, code, words));
    return form;
  }

  private static QuestionnaireResponse stu3(String code, String words) {
    var form = form(STU3 + "1.0.0-rc2", "385");
    form.addItem()
        .setLinkId("83")
        .addItem()
        .setLinkId("792")
        .addItem()
        .setLinkId("587")
        .addAnswer()
        .setValue(new Coding(STU3_DECISION, code, words));
    return form;
  }

  private static QuestionnaireResponse form(String canonical, String date) {
    var form = new QuestionnaireResponse();
    form.setQuestionnaire(canonical);
    form.setStatus(QuestionnaireResponseStatus.COMPLETED);
    form.addItem().setLinkId(date).addAnswer().setValue(new DateTimeType("2026-03-11"));
    return form;
  }
}
