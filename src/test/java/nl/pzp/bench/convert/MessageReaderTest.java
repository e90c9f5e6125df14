package nl.pzp.bench.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import nl.pzp.fixtures.ExamplePeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReaderTest {

  private final Bench bench = new Bench();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Beste collega, | PZP-CONV-002",
        "{\"resourceType\": \"Patient\", | PZP-CONV-003",
        "{\"resourceType\": \"Patient\"} {} | PZP-CONV-003",
        "{\"resourceType\": \"Patient\", \"id\": \"1\", \"id\": \"2\"} | PZP-CONV-004",
        "<Patient xmlns=\"http://hl7.org/fhir\"><id></Patient> | PZP-CONV-005",
        "<!DOCTYPE Patient><Patient xmlns=\"http://hl7.org/fhir\"/> | PZP-CONV-006",
        "{\"resourceType\": \"Patientje\"} | PZP-CONV-007",
        "{\"hello\": \"world\"} | PZP-CONV-007",
        "<Patient xmlns=\"urn:other\"/> | PZP-CONV-007"
      },
      delimiter = '|')
  void aTextThatIsNoFhirIsRefusedWithItsReason(String text, String code) {
    assertThat(bench.reader.read(text))
        .isInstanceOfSatisfying(
            MessageReading.Refused.class,
            refused -> assertThat(refused.problem().code().id()).isEqualTo(code));
  }

  @Test
  void theBreakIsPlaced() {
    var text = "{\n  \"resourceType\": \"Patient\",\n  \"active\": maybe\n}";

    assertThat(bench.reader.read(text))
        .isInstanceOfSatisfying(
            MessageReading.Refused.class,
            refused -> assertThat(refused.problem().details()).containsEntry("line", "3"));
  }

  @Test
  void bytesThatAreNoUtf8AreNotGuessed() {
    var latin = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Daniëls\"}]}";

    assertThat(bench.reader.read(latin.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOfSatisfying(
            MessageReading.Refused.class,
            refused -> assertThat(refused.problem().code().id()).isEqualTo("PZP-CONV-001"));
    assertThat(bench.reader.read(("\ufeff" + latin).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MessageReading.Read.class);
  }

  @Test
  void whatTheParserWouldSkipIsNamedWithoutItsContent() {
    var text =
        "{\"resourceType\":\"Consent\",\"except\":[{\"type\":\"deny\"}],"
            + "\"Van der Zwaag\":1,\"status\":\"Zwaag\"}";

    var read = (MessageReading.Read) bench.reader.read(text);

    assertThat(read.problems())
        .extracting(problem -> problem.code().id(), problem -> problem.details().get("element"))
        .containsExactlyInAnyOrder(
            tuple("PZP-CONV-008", "except"),
            tuple("PZP-CONV-008", "?"),
            tuple("PZP-CONV-009", "status"));
    assertThat(read.problems().toString()).doesNotContain("Zwaag");
    // For who holds the file anyway.
    assertThat(read.words().toString()).contains("Zwaag");
  }

  @Test
  void aValueAtWhichTheParserStopsIsRefusedWithoutItsContent() {
    assertThat(bench.reader.read("{\"resourceType\":\"Consent\",\"dateTime\":\"gisteren\"}"))
        .isInstanceOfSatisfying(
            MessageReading.Refused.class,
            refused -> {
              assertThat(refused.problem()).hasToString("PZP-CONV-017");
              assertThat(refused.words().toString()).contains("gisteren");
            });
  }

  @Test
  void xmlIsReadAsJsonIs() {
    var form = ExamplePeople.capable().form();
    var xml = FhirContext.forR4Cached().newXmlParser().encodeResourceToString(form.bundle());

    assertThat(bench.message(xml).resources())
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
