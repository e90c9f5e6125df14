package nl.pzp.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.fixtures.StandardExamples;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormRoundTripTest {

  private final FormReader reader = new FormReader(ProjectProfiles.packs());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forms/r4/QuestionnaireResponse-HendrikHartman-20201001.json",
        "forms/r4/QuestionnaireResponse-HendrikHartman-20221108.json"
      })
  void roundTripKeepsEveryAnswer(String file) {
    var response = StandardExamples.resource(file, QuestionnaireResponse.class);

    var read = (FormReading.Read) reader.read(response);
    var written = new FormWriter().write(read.form(), read.pack());

    assertThat(written.losses()).isEmpty();
    assertThat(answers(written.response().getItem()))
        .containsExactlyInAnyOrderElementsOf(answers(response.getItem()));
  }

  private static List<String> answers(List<QuestionnaireResponseItemComponent> items) {
    var answers = new ArrayList<String>();
    for (var item : items) {
      answers.addAll(answers(item.getItem()));
      for (var answer : item.getAnswer()) {
        var value = answer.getValue();
        answers.add(
            item.getLinkId()
                + " = "
                + (value instanceof Coding coding
                    ? coding.getSystem() + "|" + coding.getCode()
                    : value.primitiveValue()));
        answers.addAll(answers(answer.getItem()));
      }
    }
    return answers;
  }
}
