package nl.pzp.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import nl.pzp.fixtures.ExamplePeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

  private final Bench bench = new Bench();

  @ParameterizedTest
  @ValueSource(strings = {"{\"resourceType\": \"Patientje\"}", "{\"hello\": \"world\"}"})
  void textThatIsNotAResourceIsRefused(String text) {
    assertThat(bench.read(text, EncodingEnum.JSON))
        .isInstanceOfSatisfying(
            ReadMessage.Refused.class,
            refused ->
                assertThat(refused.problem().code())
                    .isEqualTo(ConversionProblem.CONTENT_UNREADABLE));
  }

  @Test
  void skippedElementIsReportedWithoutItsContent() {
    var text =
        "{\"resourceType\":\"Consent\",\"provision\":{\"kind\":\"deny\"},"
            + "\"Van der Zwaag\":1,\"status\":\"Zwaag\"}";

    var read = (ReadMessage.Read) bench.read(text, EncodingEnum.JSON);

    assertThat(read.problems())
        .extracting(problem -> problem.code().id(), problem -> problem.details().get("element"))
        .containsExactlyInAnyOrder(
            tuple("PZP-CONV-002", "kind"),
            tuple("PZP-CONV-002", "?"),
            tuple("PZP-CONV-003", "status"));
    assertThat(read.problems().toString()).doesNotContain("Zwaag");
    // The parser's texts may quote the file: they are for its owner.
    assertThat(read.words().toString()).contains("Zwaag");
  }

  @Test
  void anElementOfTheOtherVersionIsNamedWhenItsVersionIsAskedFor() {
    var text = "{\"resourceType\":\"Consent\",\"except\":[{\"type\":\"deny\"}]}";

    var read = (ReadMessage.Read) bench.reader.read(text, EncodingEnum.JSON, FhirVersion.R4);

    assertThat(read.problems())
        .extracting(
            problem -> problem.details().get("element"), problem -> problem.details().get("fhir"))
        .containsExactly(tuple("except", "FHIR R4"));
  }

  @Test
  void aValueAtWhichTheParserStopsIsRefusedWithoutItsContent() {
    assertThat(
            bench.read(
                "{\"resourceType\":\"Consent\",\"dateTime\":\"gisteren\"}", EncodingEnum.JSON))
        .isInstanceOfSatisfying(
            ReadMessage.Refused.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo(ConversionProblem.CONTENT_UNREADABLE);
              assertThat(refused.words().toString()).contains("gisteren");
            });
  }

  @Test
  void xmlAndJsonAreReadAlike() {
    var form = ExamplePeople.capable().form();
    var xml = FhirContext.forR4Cached().newXmlParser().encodeResourceToString(form.bundle());

    assertThat(bench.message(xml, EncodingEnum.XML).resources())
        .extracting(each -> each.getIdElement().getIdPart())
        .isEqualTo(
            bench.message(form.text()).resources().stream()
                .map(each -> each.getIdElement().getIdPart())
                .toList());
  }

  @Test
  void anUnknownVersionOfTheFormHasNoFormat() {
    var form = ExamplePeople.capable().form().response();
    form.setQuestionnaire("https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|9.9");

    var message =
        bench.message(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(form));

    assertThat(bench.formats.of(message)).isEmpty();
  }

  @Test
  void resourcesOfAnEarlierVersionAreKnownByTheirProfiles() {
    var text =
        ExamplePeople.capable()
            .form()
            .expectedText()
            .replace(
                "https://api.iknl.nl/docs/pzp/r4/StructureDefinition/",
                "https://fhir.iknl.nl/fhir/StructureDefinition/");

    assertThat(bench.formats.of(bench.message(text))).map(Format::name).contains("r4-beta3");
    assertThat(bench.formats.of(bench.message("{\"resourceType\":\"Patient\"}")))
        .map(Format::name)
        .contains("r4");
  }
}
