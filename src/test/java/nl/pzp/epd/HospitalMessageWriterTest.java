package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.MessageId;
import nl.pzp.record.MessageState;
import nl.pzp.record.PatientRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages of a hospital, processed by the started program. */
@ExtendWith(SharedAdapter.class)
class HospitalMessageWriterTest {

  private final StartedAdapter adapter;

  HospitalMessageWriterTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void manyInOneWriteAreRecordedInTheirOrder() throws IOException {
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < 60; i++) {
      // Every third is in original mode and waits for the record; the others get CA at once.
      var modes = i % 3 == 0 ? "|" : "AL|NE";
      all.writeBytes(
          MllpClient.frame(patient("Stapel", "stapel-" + i, modes, i), StandardCharsets.UTF_8));
    }
    all.writeBytes(MllpClient.frame(patient("Stapel", "last", "|", 60), StandardCharsets.UTF_8));
    try (var hospital = hospital()) {
      hospital.write(all.toByteArray());
      for (int i = 0; i < 60; i++) {
        var answer = hospital.answer().orElseThrow();
        assertThat(code(answer)).isEqualTo(i % 3 == 0 ? "AA" : "CA");
        assertThat(answer).contains("|stapel-" + i);
      }
      assertThat(code(hospital.answer().orElseThrow())).isEqualTo("AA");
    }
    var source = "urn:pzp:hl7v2:Stapel";
    var id = DeterministicId.of(source, "Patient", source + ":patient-UMC", "1");
    var history = adapter.bean(PatientRecord.class).history("Patient", id, 200);
    assertThat(history).hasSize(61);
    for (int i = 0; i <= 60; i++) {
      assertThat(history.get(60 - i).json()).contains("Nummer " + i + "\"");
    }
  }

  @Test
  void anAcknowledgementIsNotAcknowledged() throws IOException {
    try (var hospital = hospital()) {
      var acknowledgement = "MSH|^~\\&|EPD|Echo|PZP||20250301||ACK^A08|ack-1|P|2.5\rMSA|AA|x\r";
      hospital.write(MllpClient.frame(acknowledgement, StandardCharsets.UTF_8));
      assertThat(hospital.ask(patient("Echo", "after", "|", 1))).contains("MSA|AA|after");
    }
  }

  @Test
  void aMessageBeyondTheLimitIsRefusedAndNoted() {
    var pdf = "OBX|1|ED|x||^application^pdf^Base64^" + "JVBE".repeat(5_000_000);
    try (var hospital = hospital()) {
      var answer = hospital.ask(patient("Te groot", "groot-1", "|", 1) + pdf);
      assertThat(answer).contains("MSA|AR|groot-1|PZP-HL7-010");
    }
    assertThat(adapter.bean(Inbox.class).list(MessageFilter.ALL.in(MessageState.REFUSED), 500))
        .anySatisfy(message -> assertThat(message.problemCodes()).containsExactly("PZP-HL7-010"));
  }

  @Test
  void messageWithoutAHeaderIsRefusedAndKept() {
    try (var hospital = hospital()) {
      for (var text : new String[] {"hallo", "MSH", "MSH|", "MSH|^^\\&|A", "\u0000", "PID|1"}) {
        assertThat(code(hospital.ask(text))).as(text).isEqualTo("AR");
      }
      assertThat(code(hospital.ask(patient("Verder", "verder-1", "|", 1)))).isEqualTo("AA");
    }
  }

  @Test
  void commandInANameOrNumberStaysText() {
    try (var hospital = hospital()) {
      var odd = "${jndi:ldap://x}%n\\X0A\\";
      var answer =
          hospital.ask(patient("Raar", odd, "|", 1).replace("Nummer 1", "${bean:inbox}\\X0D\\PID"));
      assertThat(code(answer)).isEqualTo("AA");
      assertThat(answer).contains("MSA|AA|" + odd);
    }
  }

  @Test
  void aBsnThatFailsTheElevenTestFindsNobodyAndIsFlagged() {
    try (var hospital = hospital()) {
      var wrong =
          patient("Elfproef", "elf-1", "|", 1)
              .replace("1^^^UMC^PI", "1^^^UMC^PI~999900011^^^NLMINBIZA^NNNLD");
      assertThat(code(hospital.ask(wrong))).isEqualTo("AA");
    }
    assertThat(adapter.bean(Inbox.class).list(MessageFilter.ALL, 500))
        .filteredOn(message -> "elf-1".equals(message.controlId()))
        .singleElement()
        .satisfies(message -> assertThat(message.problemCodes()).contains("PZP-ID-001"));
  }

  @Test
  void keptMessageIsJudgedAfterARestartAndHoldsUpNothing() {
    var inbox = adapter.bean(Inbox.class);
    var twoPatients = patient("Rest", "rest-2", "|", 1) + "PID|2||9^^^UMC^PI\r";
    var left = kept(inbox, "rest-2", twoPatients);
    var unnamed = kept(inbox, null, patient("Rest", "", "|", 1));
    try (var hospital = hospital()) {
      assertThat(code(hospital.ask(patient("Rest", "rest-3", "|", 2)))).isEqualTo("AA");
    }
    assertThat(inbox.find(left).orElseThrow().summary().problemCodes())
        .containsExactly("PZP-EPD-022");
    assertThat(inbox.find(unnamed).orElseThrow().summary().state())
        .as("nobody was told that it was taken")
        .isEqualTo(MessageState.RECEIVED);
    var source = "urn:pzp:hl7v2:Rest";
    var patient = DeterministicId.of(source, "Patient", source + ":patient-UMC", "1");
    assertThat(adapter.bean(PatientRecord.class).history("Patient", patient, 10)).hasSize(1);
  }

  private static MessageId kept(Inbox inbox, @Nullable String controlId, String message) {
    return inbox
        .receive(
            new IncomingMessage(
                "mllp",
                "anybody|EPD|Rest",
                controlId,
                "x-application/hl7-v2+er7",
                message.getBytes(StandardCharsets.UTF_8)))
        .id();
  }

  private MllpClient hospital() {
    return MllpClient.to(adapter.bean(Hl7Listener.class).port());
  }

  private static String patient(String hospital, String number, String modes, int name) {
    return "MSH|^~\\&|EPD|"
        + hospital
        + "|PZP||20250301120000||ADT^A08|"
        + number
        + "|P|2.5|||"
        + modes
        + "\rPID|1||1^^^UMC^PI||Zandstra^Nummer "
        + name
        + "\r";
  }
}
