package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.form.FormWriter;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zib2017 form through the zib2020 form and back, and the same conversation on both. */
class FormVersionsTest {

  private static final String FORM_2017 = "pzp-stu3-1.0.0-rc2";
  private static final String FORM_2020 = "pzp-r4-1.0.0-rc2";

  /**
   * Differences between the two published forms of one conversation, by 2020 question: the time of
   * completion, and a comment on the defibrillator that only the zib2020 form has. Trailing blanks
   * do not count.
   */
  private static final Map<String, List<String>> SAID_DIFFERENTLY =
      Map.of(
          "20201001", List.of("963", "1010"),
          "20221108", List.of("963", "1199"));

  private final Packs packs = ProjectProfiles.packs();
  private final FormReader reader = new FormReader(packs);
  private final FormWriter writer = new FormWriter();
  private final Stu3Converter converter = Fhir.converter();

  @ParameterizedTest
  @ValueSource(strings = {"20201001", "20221108"})
  void theStu3FormIsReadThroughItsPack(String day) {
    var reading = reader.read(stu3Form(day));

    assertThat(reading).isInstanceOf(FormReading.Read.class);
    assertThat(((FormReading.Read) reading).pack().id()).isEqualTo(FORM_2017);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20201001", "20221108"})
  void bothFormsOfOneConversationGiveTheSameAnswers(String day) {
    var from2017 = answers(stu3Form(day));
    var from2020 = answers(r4Form(day));

    var other = SAID_DIFFERENTLY.getOrDefault(day, List.of());
    assertThat(lines(from2017, other)).containsExactlyInAnyOrderElementsOf(lines(from2020, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20201001", "20221108"})
  void theZib2017FormComesBackFromTheZib2020Form(String day) {
    var original = stu3Form(day);

    var as2020 = writer.write(answers(original), pack(FORM_2020));
    var back = writer.write(answers(as2020.response()), pack(FORM_2017));

    assertThat(as2020.losses()).isEmpty();
    assertThat(back.losses()).isEmpty();
    // The constant "first contact" opens the writer's group; the published responses leave it out.
    assertThat(lines(back.response().getItem(), List.of("819")))
        .containsExactlyInAnyOrderElementsOf(lines(original.getItem(), List.of("819")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20201001", "20221108"})
  void aFormWrittenForStu3IsAResponseOfTheStu3Questionnaire(String day) {
    var form = writer.write(answers(r4Form(day)), pack(FORM_2017)).response();

    var stu3 =
        (org.hl7.fhir.dstu3.model.QuestionnaireResponse)
            converter.toStu3(form, ReferencedResources.none(), Stu3Style.plain()).resource();

    assertThat(stu3.getQuestionnaire().getReference())
        .isEqualTo("https://api.iknl.nl/docs/pzp/stu3/Questionnaire/ACP-zib2017|1.0.0-rc2");
    assertThat(lines(answers(r4(stu3)), List.of()))
        .containsExactlyInAnyOrderElementsOf(lines(answers(form), List.of()));
  }

  private Pack pack(String id) {
    return packs.byId(id).orElseThrow();
  }

  private AcpForm answers(QuestionnaireResponse response) {
    return ((FormReading.Read) reader.read(response)).form();
  }

  private QuestionnaireResponse stu3Form(String day) {
    var file =
        StandardExamples.file("forms/stu3/QuestionnaireResponse-HendrikHartman-" + day + ".json");
    return r4(Fhir.stu3(file));
  }

  private QuestionnaireResponse r4(org.hl7.fhir.dstu3.model.Resource response) {
    Resource converted = converter.toR4(response, ReferencedResources.none()).resource();
    return (QuestionnaireResponse) converted;
  }

  private static QuestionnaireResponse r4Form(String day) {
    return StandardExamples.resource(
        "forms/r4/QuestionnaireResponse-HendrikHartman-" + day + ".json",
        QuestionnaireResponse.class);
  }

  private List<String> lines(AcpForm form, List<String> without) {
    return lines(writer.write(form, pack(FORM_2020)).response().getItem(), without);
  }

  private static List<String> lines(
      List<QuestionnaireResponseItemComponent> items, List<String> without) {
    var lines = new ArrayList<String>();
    for (var item : items) {
      lines.addAll(lines(item.getItem(), without));
      for (var answer : item.getAnswer()) {
        if (!without.contains(item.getLinkId())) {
          var value = answer.getValue();
          lines.add(
              item.getLinkId()
                  + " = "
                  + (value instanceof Coding coding
                      ? coding.getSystem() + "|" + coding.getCode()
                      : value.primitiveValue().strip()));
        }
        lines.addAll(lines(answer.getItem(), without));
      }
    }
    return lines;
  }
}
