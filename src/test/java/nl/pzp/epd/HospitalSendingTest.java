package nl.pzp.epd;

import static nl.pzp.epd.HospitalStub.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import nl.pzp.epd.SentDocuments.Sent;
import nl.pzp.epd.hl7v2.Hl7Writer.Characters;
import nl.pzp.epd.mllp.MllpCaller;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.PersonId;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Only a positive acknowledgement of this message counts, whatever the hospital does. */
class HospitalSendingTest {

  private static final PersonId PERSON =
      new PersonId(UUID.fromString("00000000-0000-4000-8000-000000000007"));
  private static final Sent DOCUMENT =
      new Sent(UUID.fromString("00000000-0000-4000-8000-000000000008"), "d-1", null, false);

  private final HospitalStub hospital = HospitalStub.open();
  private TestRecord record;
  private SentDocuments sent;
  private HospitalSending sending;

  HospitalSendingTest(@TempDir Path folder) {
    record = TestRecord.in(folder);
    sent = new SentDocuments(record.jdbc(), () -> {}, Clock.systemUTC());
    sending = sending(Duration.ofMillis(800));
  }

  @BeforeEach
  void isNew() {
    assertThat(sent.find(endpoint(), PERSON)).isEmpty();
  }

  @AfterEach
  void close() {
    sending.close();
    hospital.close();
    record.close();
  }

  private HospitalSending sending(Duration patience) {
    return new HospitalSending(
        new MllpCaller(patience, 2000),
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
        settings(),
        sent);
  }

  static HospitalSettings settings() {
    return new HospitalSettings(
        "PZP",
        "PZP-adapter",
        "EPD",
        "UMC",
        Characters.UTF_8,
        "P",
        true,
        true,
        Duration.ofSeconds(5),
        DataSize.ofKilobytes(64),
        null);
  }

  private URI endpoint() {
    return URI.create("mllp://127.0.0.1:" + hospital.port());
  }

  private void send() {
    sending.send(
        new HospitalDelivery(
            endpoint(), PERSON, List.of(message("m-1", DOCUMENT), message("m-2", null))));
  }

  private static HospitalMessage message(
      String id, @org.jspecify.annotations.Nullable Sent document) {
    var text = "MSH|^~\\&|PZP||EPD||20261122120000||ORU^R01|" + id + "|P|2.5\r";
    return new HospitalMessage(id, text.getBytes(StandardCharsets.UTF_8), document);
  }

  private void fails(String code) {
    assertThatThrownBy(this::send).isInstanceOf(ProblemException.class).hasMessageContaining(code);
  }

  private List<String> numbers() {
    return hospital.received().stream().map(m -> HospitalStub.field(m, "MSH", 10)).toList();
  }

  @Test
  void positiveAcknowledgementOfEachIsEnough() {
    hospital.next(answering("AA"), answering("CA"));
    send();
    assertThat(numbers()).containsExactly("m-1", "m-2");
    assertThat(sent.find(endpoint(), PERSON)).contains(DOCUMENT);
  }

  @Test
  void temporaryRefusalIsRetriedWithTheSameNumbers() {
    hospital.next(answering("AA"), answering("AE"));
    fails("PZP-EPD-034");
    assertThat(sent.find(endpoint(), PERSON)).as("the first was taken").contains(DOCUMENT);
    send();
    assertThat(numbers()).containsExactly("m-1", "m-2", "m-1", "m-2");
  }

  @Test
  void enhancedRefusalsHaveTheSameEffect() {
    hospital.next(answering("CE"));
    fails("PZP-EPD-034");
    hospital.next(answering("CR"));
    fails("PZP-EPD-033");
  }

  @Test
  void refusalOfOneMessageDoesNotHoldBackTheOther() {
    hospital.next(answering("AR"));
    fails("PZP-EPD-033");
    assertThat(numbers()).containsExactly("m-1", "m-2");
    assertThat(sent.find(endpoint(), PERSON)).isEmpty();
  }

  @Test
  void acknowledgementOfAnotherMessageDoesNotCount() {
    hospital.next((connection, message) -> HospitalStub.answer(connection, "AA", "m-0"));
    fails("PZP-EPD-038");
    assertThat(sent.find(endpoint(), PERSON)).isEmpty();
  }

  @Test
  void otherContentIsNotAnAcknowledgement() {
    hospital.next((connection, message) -> HospitalStub.write(connection, "bedankt"));
    fails("PZP-EPD-038");
    hospital.next(
        (connection, message) ->
            HospitalStub.write(connection, "MSH|^~\\&|EPD||PZP||1||ACK|1|P|2.5\r"));
    fails("PZP-EPD-038");
    hospital.next(answering("ZZ"));
    fails("PZP-EPD-038");
    hospital.next(
        (connection, message) ->
            connection
                .getOutputStream()
                .write("x".repeat(5000).getBytes(StandardCharsets.US_ASCII)));
    fails("PZP-EPD-038");
  }

  @Test
  void overlongAcknowledgementDoesNotCount() {
    hospital.next(
        (connection, message) ->
            HospitalStub.write(connection, "MSH|^~\\&|E\rMSA|AA|m-1|" + "x".repeat(5000) + "\r"));
    fails("PZP-EPD-038");
  }

  @Test
  void silenceEndsAtTheDeadline() {
    hospital.next((connection, message) -> {});
    fails("PZP-EPD-036");
  }

  @Test
  void partialAcknowledgementDoesNotCountHoweverSlowlyItArrives() {
    hospital.next(
        (connection, message) -> {
          var half = "\u000bMSH|^~\\&|EPD||PZP||20261122||ACK|1";
          for (byte part : half.getBytes(StandardCharsets.US_ASCII)) {
            connection.getOutputStream().write(part);
            connection.getOutputStream().flush();
            pause();
          }
        });
    fails("PZP-EPD-036");
    hospital.next(
        (connection, message) -> {
          connection.getOutputStream().write("\u000bMSH|^~".getBytes(StandardCharsets.US_ASCII));
          connection.close();
        });
    fails("PZP-EPD-035");
  }

  @Test
  void unreachableHospitalIsRetried() {
    hospital.next((connection, message) -> connection.close());
    fails("PZP-EPD-035");
    hospital.close();
    fails("PZP-EPD-035");
  }

  @Test
  void hospitalWithoutTlsGetsNothing() {
    assertThatThrownBy(
            () ->
                sending.send(
                    new HospitalDelivery(
                        URI.create("mllps://127.0.0.1:" + hospital.port()),
                        PERSON,
                        List.of(message("m-1", DOCUMENT)))))
        .isInstanceOf(ProblemException.class)
        .hasMessageMatching("(?s).*PZP-EPD-03[567].*");
    assertThat(hospital.received()).noneMatch(message -> message.contains("MSH"));
  }

  private static void pause() {
    try {
      Thread.sleep(60);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
