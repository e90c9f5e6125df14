package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.fhirapi.WatchedDatabase;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageLine;
import nl.pzp.record.MessageLines;
import nl.pzp.record.MessageState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A hospital message that fails every time is refused and can be found; the next one goes on. */
class StuckMessageTest {

  private static final Duration LONGEST = Duration.ofSeconds(90);

  private static StartedAdapter adapter;
  private static MessageLines lines;
  private static WatchedDatabase database;

  @BeforeAll
  static void start() {
    adapter = StartedAdapter.watched();
    lines = adapter.bean(MessageLines.class);
    database = adapter.bean(WatchedDatabase.class);
  }

  @AfterAll
  static void stop() {
    adapter.close();
  }

  @ParameterizedTest
  @CsvSource({
    "MSH-3, 3, 300",
    "MSH-4, 4, 300",
    "MSH-4 that fits the inbox, 4, 95",
    "MSH-10, 10, 300"
  })
  void nameThatNothingCanHoldIsRefusedAtOnce(String what, int field, int length) {
    var name = "(".repeat(length);
    var fields = message("lang-" + field + length, "1001", "").split("\\|", -1);
    fields[field - 1] = name;

    var answer = ask(String.join("|", fields));

    assertThat(code(answer)).as(what).isEqualTo("AR");
    assertThat(answer).containsPattern("PZP-(REC-040|HL7-004)");
    assertNextGoesOn("na-lang-" + field + length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT message_id, state, door, sender, control_id_sealed",
        "SELECT state FROM inbox_message WHERE message_id = ? FOR UPDATE",
        "INSERT INTO resource_version",
        "insert into audit_event",
        "UPDATE inbox_message SET state",
      })
  void messageThatFailsInAnyStepHoldsUpNothing(String step) {
    for (var failure :
        List.of(
            new DataIntegrityViolationException("secret"),
            new QueryTimeoutException("secret"),
            new IllegalStateException("secret"))) {
      var number = "stap-" + UUID.randomUUID().toString().substring(0, 12);
      var tried = new AtomicInteger();
      database.watch(
          sql -> {
            if (Thread.currentThread().getName().equals("hl7v2") && sql.startsWith(step)) {
              tried.incrementAndGet();
              throw failure;
            }
          });
      assertThat(code(ask(message(number, "1001", "|||AL|NE")))).isEqualTo("CA");
      await()
          .atMost(LONGEST)
          .until(
              () ->
                  (tried.get() > 0 && newest().state() == MessageState.REFUSED)
                      || leftAside(tried));
      database.rest();
      assertNextGoesOn("na-" + number);
    }
  }

  // The refusal cannot be written either: then the message waits for the next start, and is listed.
  private static boolean leftAside(AtomicInteger tried) {
    if (tried.get() < 3) {
      return false;
    }
    int before = tried.get();
    try {
      Thread.sleep(7_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return tried.get() == before && newest().state() == MessageState.RECEIVED;
  }

  @Test
  void refusalAfterAnAcknowledgementIsListedAndHeardByARepeat() {
    var refused = message("ca-1", "1002", "|||AL|NE").replace("ADT^A28", "ADT^A40");
    assertThat(code(ask(refused))).isIn("CA", "CR");
    var stuck = "(".repeat(95);
    var late = message("ca-2", "1002", "|||AL|NE").replace("Vast", stuck);
    assertThat(code(ask(late))).isEqualTo("CA");
    await().atMost(LONGEST).until(() -> newest().state() == MessageState.REFUSED);

    var line = newest();
    assertThat(line.door()).isEqualTo("mllp");
    assertThat(line.source()).contains(stuck);
    assertThat(line.problemCodes()).containsExactly("PZP-REC-040");
    assertThat(lines.find(UUID.fromString(line.id()))).contains(line);

    var actuator = "http://127.0.0.1:" + adapter.managementPort() + "/actuator/messages";
    assertThat(adapter.get(actuator + "?state=refused&door=mllp&limit=5").body())
        .contains(line.id(), "PZP-REC-040", "REFUSED")
        .doesNotContain("Zandstra");
    assertThat(adapter.get(actuator + "/" + line.id()).body()).contains("PZP-REC-040");
    assertThat(adapter.get(actuator + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(adapter.get(actuator + "?state=lost").status()).isEqualTo(400);

    var again = ask(late);
    assertThat(code(again)).isEqualTo("CR");
    assertThat(again).contains("PZP-REC-040");
    assertThat(refusedCount()).isPositive();
  }

  @Test
  void messageWhoseContentCannotBeReadIsRefused() {
    var inbox = adapter.bean(Inbox.class);
    var kept =
        inbox.receive(
            new IncomingMessage("mllp-later", "anybody|EPD|Vast", "stuk", "x", new byte[] {1}));
    adapter
        .bean(JdbcTemplate.class)
        .update(
            "UPDATE inbox_message SET body_sealed = ?, door = 'mllp' WHERE message_id = ?",
            new byte[40],
            kept.id().value());
    await()
        .atMost(LONGEST)
        .until(() -> lines.find(kept.id().value()).orElseThrow().state() == MessageState.REFUSED);
    assertNextGoesOn("na-stuk");
  }

  private static void assertNextGoesOn(String number) {
    assertThat(code(ask(message(number, "1003", "")))).isEqualTo("AA");
  }

  private static double refusedCount() {
    return adapter
        .bean(io.micrometer.core.instrument.MeterRegistry.class)
        .find("pzp.hl7v2.messages")
        .tag("done", "refused")
        .counters()
        .stream()
        .mapToDouble(io.micrometer.core.instrument.Counter::count)
        .sum();
  }

  private static MessageLine newest() {
    return lines.newest(java.util.EnumSet.allOf(MessageState.class), "mllp", null, 1).get(0);
  }

  private static String ask(String message) {
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      return hospital.ask(message);
    }
  }

  private static String message(String number, String patient, String acknowledgements) {
    return "MSH|^~\\&|EPD|Vast|PZP||20250301120000||ADT^A28|"
        + number
        + "|P|2.5"
        + acknowledgements
        + "\rPID|1||"
        + patient
        + "^^^UMC^PI||Zandstra^Aafke\r";
  }
}
