package nl.pzp.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.Messages;
import nl.pzp.his.edifact.InterchangeReader;
import nl.pzp.his.edifact.InterchangeReading;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.MessageId;
import nl.pzp.record.OutboxEvent;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordEvent;
import org.apache.camel.ProducerTemplate;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plan goes to the GP as a letter. */
class PlanLetterTest {

  private static LetterDesk desk;

  @BeforeAll
  static void start() {
    desk =
        LetterDesk.start(
            "pzp.letters.recipients[0].agb=01990001",
            "pzp.letters.recipients[0].address=500000887",
            "pzp.letters.recipients[0].name=Huisarts Veldman");
    var reply =
        desk.adapter()
            .put(
                "/Consent/dnr",
                Messages.json(
                    Messages.resuscitation("dnr", "zandstra", ConsentProvisionType.DENY)));
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void thePlanIsALetterOfPlainLinesWithinTheSet() throws IOException {
    var file = deliver(event(LetterDesk.ZANDSTRA, 1));
    var read = (InterchangeReading.Read) new InterchangeReader().read(file);
    assertThat(read.warnings()).isEmpty();
    assertThat(read.header().sender()).isEqualTo("500000999");
    assertThat(read.header().recipient()).isEqualTo("500000887");
    var message = read.messages().get(0);
    assertThat(message.problems()).isEmpty();
    var letter = new LetterReader().read(message);
    assertThat(letter.bsn()).isEqualTo(Bsn.parse(LetterDesk.ZANDSTRA).orElseThrow());
    assertThat(letter.birthDate()).hasToString("1941-02-03");
    assertThat(letter.addressee()).isEqualTo("Huisarts Veldman");
    assertThat(letter.text()).allMatch(line -> line.length() <= 70);
    assertThat(letter.text()).contains("- Reanimatie: NIET reanimeren");
    assertThat(new String(file, StandardCharsets.ISO_8859_1).chars()).allMatch(c -> c < 128);
  }

  @Test
  void theSameEventGivesTheSameFile() throws IOException {
    var event = event(LetterDesk.ZANDSTRA, 2);
    var first = deliver(event);
    long files = count();
    assertThat(deliver(event)).isEqualTo(first);
    assertThat(count()).isEqualTo(files);
  }

  @Test
  void givingThePlanAwayIsAudited() throws IOException {
    deliver(event(LetterDesk.ZANDSTRA, 3));
    assertThat(desk.adapter().bean(AuditTrail.class).about(person(LetterDesk.ZANDSTRA), 1))
        .singleElement()
        .asString()
        .contains("\"letter\"");
  }

  @Test
  void withoutAnAddressOfTheGpThereIsNoFileButARefusal() throws IOException {
    var patient = Messages.patient("elsewhere", "999930059");
    desk.adapter().put("/Patient/elsewhere", Messages.json(patient));
    long files = count();
    assertThatThrownBy(() -> deliver(event("999930059", 4)))
        .hasRootCauseInstanceOf(ProblemException.class)
        .hasStackTraceContaining("PZP-LTR-022");
    assertThat(count()).isEqualTo(files);
  }

  private static OutboxEvent event(String bsn, long sequence) {
    return new OutboxEvent(
        UUID.nameUUIDFromBytes(("event" + bsn + sequence).getBytes(StandardCharsets.UTF_8)),
        sequence,
        sequence,
        new RecordEvent(person(bsn), "care-plan-changed", "Consent", "dnr", 1, moment()),
        new MessageId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
        moment());
  }

  private static Instant moment() {
    return Instant.parse("2026-11-20T10:15:00Z");
  }

  private static PersonId person(String bsn) {
    return desk.adapter()
        .bean(PatientRecord.class)
        .personByBsn(Bsn.parse(bsn).orElseThrow())
        .orElseThrow();
  }

  private static byte[] deliver(OutboxEvent event) throws IOException {
    desk.adapter().bean(ProducerTemplate.class).sendBody("direct:deliver-to-his", event);
    return Files.readAllBytes(
        files().stream()
            .max(java.util.Comparator.comparing(file -> file.toFile().lastModified()))
            .orElseThrow());
  }

  private static long count() throws IOException {
    return files().size();
  }

  private static List<Path> files() throws IOException {
    if (!Files.isDirectory(desk.out())) {
      return List.of();
    }
    try (var files = Files.list(desk.out())) {
      return files.toList();
    }
  }
}
