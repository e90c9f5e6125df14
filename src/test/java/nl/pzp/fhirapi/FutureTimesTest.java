package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.marking;
import static nl.pzp.fhirapi.Messages.patient;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.pzp.epd.Hl7Listener;
import nl.pzp.epd.MllpClient;
import nl.pzp.form.TreatmentDecision;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A time beyond a day from now is refused in every door, since nothing could correct it. */
@ExtendWith(SharedAdapter.class)
class FutureTimesTest {

  private static final String SOURCE_TIME =
      "https://pzp-adapter.github.io/fhir/StructureDefinition/source-time";
  private static final String LATER = "2199-01-01";

  private final StartedAdapter adapter;

  FutureTimesTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  static Stream<Arguments> markingTimes() {
    return Stream.of(
        time("onset", (marking, time) -> marking.setOnset(time)),
        time("abatement", (marking, time) -> marking.setAbatement(time)),
        time("recordedDate", (marking, time) -> marking.setRecordedDateElement(time)),
        time(
            "extension", (marking, time) -> marking.getExtensionByUrl(SOURCE_TIME).setValue(time)));
  }

  private static Arguments time(String element, BiConsumer<Condition, DateTimeType> setter) {
    return Arguments.of(element, setter);
  }

  @ParameterizedTest
  @MethodSource("markingTimes")
  void markingOfAnotherCenturyIsRefusedAtItsElement(
      String element, BiConsumer<Condition, DateTimeType> setter) {
    adapter.put("/Patient/future-1", json(patient("future-1", "999966145")));
    for (var late : new String[] {LATER, "2199", "2199-01-01T10:00:00+01:00", in(25)}) {
      var marking = marking("future-1", "palliatief", 1);
      setter.accept(marking, new DateTimeType(late));

      var reply = adapter.put("/Condition/m-future-1", json(marking));

      assertThat(reply.status()).as("%s %s", element, late).isEqualTo(422);
      assertThat(reply.problems()).contains("PZP-TEAM-040");
      assertThat(reply.outcome().getIssueFirstRep().getDiagnostics()).isNotEmpty();
      assertThat(reply.body()).contains("Condition." + element);
    }
    var soon = marking("future-1", "palliatief", 1);
    soon.setOnset(new DateTimeType(in(20)));
    assertThat(adapter.put("/Condition/m-future-1", json(soon)).status()).isIn(200, 201);
  }

  @Test
  void deathInTheFutureIsRefusedByFhir() {
    var patient = patient("future-2", "999966157");
    patient.setDeceased(new DateTimeType(LATER));

    var reply = adapter.put("/Patient/future-2", json(patient));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).contains("PZP-API-040");
    assertThat(reply.body()).contains("deceased");
  }

  @Test
  void deathInTheFutureIsRefusedByHl7() {
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      var answer =
          hospital.ask(
              "MSH|^~\\&|EPD|Toekomst|PZP||20250301120000||ADT^A28|toekomst-1|P|2.5\r"
                  + "PID|1||7001^^^UMC^PI~999966066^^^NLMINBIZA^NNNLD||Zandstra^Aafke||19410203|F"
                  + "|||||||||||||||||||||21990301043000|Y\r");
      assertThat(MllpClient.code(answer)).isEqualTo("AR");
      assertThat(answer).contains("PZP-API-040");
    }
  }

  @Test
  void formOfTheFutureIsRefusedSoThatLaterFormsStillCount() {
    adapter.put("/Patient/future-3", json(patient("future-3", "999966078")));
    var form = Messages.form("future-form", "future-3", TreatmentDecision.DO_NOT_PERFORM);
    form.setAuthoredElement(new DateTimeType(LATER));

    var reply = adapter.put("/QuestionnaireResponse/future-form", json(form));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).contains("PZP-API-040");
  }

  private static String in(int hours) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        Instant.now().plus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC));
  }
}
