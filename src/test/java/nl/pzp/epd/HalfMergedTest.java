package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.fhirapi.WatchedDatabase;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageId;
import nl.pzp.record.MessageState;
import nl.pzp.record.PatientRecord;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The program stops in the middle of a merge (ADT A40): the whole message takes effect, or nothing.
 */
class HalfMergedTest {

  private static final String SOURCE = "urn:pzp:hl7v2:Halverwege";

  private static StartedAdapter adapter;
  private static PatientRecord record;
  private static JdbcTemplate jdbc;

  @BeforeAll
  static void start() {
    adapter = StartedAdapter.watched();
    record = adapter.bean(PatientRecord.class);
    jdbc = adapter.bean(JdbcTemplate.class);
  }

  @AfterAll
  static void stop() {
    adapter.close();
  }

  @Test
  void stopAtAnyStatementLeavesNothingOrTheWholeMerge() {
    say("hm-1", "1001");
    say("hm-2", "3003");
    var id = keptMerge("hm-3", "1001", "3003");
    var database = adapter.bean(WatchedDatabase.class);
    var insideTheCommit = 0;
    for (int last = 1; state(id) == MessageState.RECEIVED; last++) {
      var thread = Thread.currentThread();
      var left = new AtomicInteger(last);
      var merging = new AtomicInteger();
      database.watch(
          sql -> {
            if (Thread.currentThread() == thread) {
              if (sql.startsWith("INSERT INTO person_merge ")) {
                merging.incrementAndGet();
              }
              if (left.decrementAndGet() == 0) {
                throw new IllegalStateException("The program stops here");
              }
            }
          });
      var stopped = catchThrowable(() -> process(id));
      database.rest();
      if (state(id) == MessageState.RECEIVED) {
        assertThat(stopped).as("statement %d", last).isNotNull();
        insideTheCommit += merging.get();
        assertNothing(id, "1001", "3003");
      }
    }
    assertThat(insideTheCommit).as("stops after the merge had begun").isGreaterThan(10);
    assertAll("1001", "3003");
    assertThat(merges(id)).isEqualTo(1);
    assertThat(audited(id)).isEqualTo(2);
  }

  @Test
  void halfFinishedMergeOfAnEarlierReleaseIsFinished() {
    say("hm-4", "2001");
    say("hm-5", "4003");
    var id = keptMerge("hm-6", "2001", "4003");
    // Earlier releases merged in a separate transaction, before the rest of the message.
    record.change(
        id,
        change ->
            change.merge(
                record.personByPatientId(patient("2001")).orElseThrow(),
                record.personByPatientId(patient("4003")).orElseThrow()));
    assertThat(state(id)).isEqualTo(MessageState.RECEIVED);

    process(id);

    assertThat(state(id)).isEqualTo(MessageState.COMMITTED);
    assertAll("2001", "4003");
    assertThat(merges(id)).isEqualTo(1);
  }

  private static void assertNothing(MessageId id, String kept, String gone) {
    assertThat(record.personByPatientId(patient(kept)))
        .isNotEqualTo(record.personByPatientId(patient(gone)));
    assertThat(record.read("Patient", patient(kept)).orElseThrow().version()).isEqualTo(1);
    assertThat(merges(id)).isZero();
    assertThat(audited(id)).isZero();
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM resource_version WHERE message_id = ?",
                Integer.class,
                id.value()))
        .isZero();
  }

  private static void assertAll(String kept, String gone) {
    assertThat(record.personByPatientId(patient(gone)))
        .isEqualTo(record.personByPatientId(patient(kept)));
    assertThat(record.read("Patient", patient(kept)).orElseThrow().json())
        .contains("\"replaces\"", "Patient/" + patient(gone));
  }

  private static int merges(MessageId id) {
    return count("SELECT COUNT(*) FROM person_merge WHERE message_id = ?", id.value());
  }

  private static int audited(MessageId id) {
    return count("SELECT COUNT(*) FROM audit_event WHERE event LIKE ?", "%" + id.value() + "%");
  }

  private static int count(String sql, Object argument) {
    return java.util.Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class, argument));
  }

  private static MessageState state(MessageId id) {
    return adapter.bean(Inbox.class).find(id).orElseThrow().summary().state();
  }

  // Not the entry point of the listener, whose worker would process it.
  private static MessageId keptMerge(String number, String kept, String gone) {
    var body = message("ADT^A40", number, kept) + "MRG|" + gone + "^^^UMC^PI\r";
    return adapter
        .bean(Inbox.class)
        .receive(
            new IncomingMessage(
                "half",
                "anybody|EPD|Halverwege",
                number,
                "x-application/hl7-v2+er7",
                body.getBytes(StandardCharsets.UTF_8)))
        .id();
  }

  private static void process(MessageId id) {
    adapter.bean(ProducerTemplate.class).requestBody(Hl7Worker.ROUTE, id);
  }

  private static void say(String number, String patient) {
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      assertThat(code(hospital.ask(message("ADT^A28", number, patient)))).isEqualTo("AA");
    }
  }

  private static String message(String type, String number, String patient) {
    return "MSH|^~\\&|EPD|Halverwege|PZP||20250301120000||"
        + type
        + "|"
        + number
        + "|P|2.5\rPID|1||"
        + patient
        + "^^^UMC^PI||Zandstra^Aafke\r";
  }

  private static String patient(String number) {
    return DeterministicId.of(SOURCE, "Patient", SOURCE + ":patient-UMC", number);
  }
}
