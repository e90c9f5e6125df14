package nl.pzp.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static nl.pzp.pull.StandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import nl.pzp.fhirapi.Messages;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/** A person who is due is asked for once, a few people at a time. */
@ExtendWith(Neighbourhood.class)
class ScheduleTest {

  private static int asked(Neighbours neighbours, String bsn) {
    return neighbours
        .vendors()
        .findAll(
            postRequestedFor(urlEqualTo("/daily/fhir/Patient/_search"))
                .withRequestBody(containing(bsn)))
        .size();
  }

  private static Map<String, Object> row(Neighbours neighbours, String bsn) {
    var person =
        neighbours.adapter().bean(PatientRecord.class).personByBsn(new Bsn(bsn)).orElseThrow();
    return jdbc(neighbours)
        .queryForMap(
            "SELECT due_at, outcome, failures FROM pull_schedule"
                + " WHERE source = 'daily' AND person_id = ?",
            person.value());
  }

  private static Instant dueAt(Neighbours neighbours, String bsn) {
    return instant(Objects.requireNonNull(row(neighbours, bsn).get("due_at")));
  }

  private static Instant instant(Object column) {
    return column instanceof OffsetDateTime moment
        ? moment.toInstant()
        : ((Timestamp) column).toInstant();
  }

  private static JdbcTemplate jdbc(Neighbours neighbours) {
    return neighbours.adapter().bean(JdbcTemplate.class);
  }

  // Until the people of the other tests had their turn.
  private static void rounds(Neighbours neighbours) {
    for (int i = 0; i < 6; i++) {
      neighbours.adapter().bean(DuePulls.class).round();
    }
  }

  private static void makeDue(Neighbours neighbours) {
    jdbc(neighbours)
        .update(
            "UPDATE pull_schedule SET due_at = ?",
            Timestamp.from(Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void everyPersonIsAskedForOnceInEachInterval(Neighbours neighbours) {
    var bsn = "999940417";
    neighbours.patient("due-1", bsn);
    var theirs = Messages.patient("due-p", bsn);
    theirs.setBirthDateElement(new DateType("1941-02-03"));
    neighbours
        .standIn("daily")
        .patient(bsn, json(theirs))
        .on(
            "Consent",
            "due-p",
            "129125009",
            json(Messages.resuscitation("due-c", "due-p", ConsentProvisionType.DENY)));

    rounds(neighbours);

    assertThat(asked(neighbours, bsn)).isEqualTo(1);
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(1);
    assertThat(row(neighbours, bsn)).containsEntry("outcome", "changed");

    makeDue(neighbours);
    rounds(neighbours);
    assertThat(asked(neighbours, bsn)).isEqualTo(2);
    assertThat(row(neighbours, bsn)).containsEntry("outcome", "unchanged");
  }

  @Test
  void failureIsRetriedSoonerThanTheIntervalAndLaterEachTime(Neighbours neighbours) {
    var bsn = "999940429";
    neighbours.patient("due-2", bsn);
    neighbours.standIn("daily").onPatient(bsn, aResponse().withStatus(400));
    rounds(neighbours);

    assertThat(row(neighbours, bsn)).containsEntry("failures", 1);
    var first = dueAt(neighbours, bsn);
    makeDue(neighbours);
    rounds(neighbours);
    var second = dueAt(neighbours, bsn);

    assertThat(row(neighbours, bsn)).containsEntry("failures", 2);
    assertThat(Duration.between(first, second)).isGreaterThan(Duration.ofMinutes(4));
  }

  @Test
  void timerStartsARoundWithoutWaiting(Neighbours neighbours) throws InterruptedException {
    var bsn = "999940491";
    rounds(neighbours);
    neighbours.patient("due-4", bsn);
    neighbours.adapter().bean(DuePulls.class).start();
    for (int i = 0; i < 100 && asked(neighbours, bsn) == 0; i++) {
      Thread.sleep(50);
    }
    assertThat(asked(neighbours, bsn)).isEqualTo(1);
  }

  @Test
  void deceasedPersonIsNotAskedForAnyMore(Neighbours neighbours) {
    var bsn = "999940442";
    var patient = Messages.patient("due-3", bsn);
    patient.setDeceased(new BooleanType(true));
    neighbours.adapter().put("/Patient/due-3", Messages.json(patient));
    rounds(neighbours);
    assertThat(asked(neighbours, bsn)).isZero();
  }
}
