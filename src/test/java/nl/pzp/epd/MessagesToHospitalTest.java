package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.pzp.careteam.CareCode;
import nl.pzp.epd.hl7v2.Hl7Reader;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fixtures.CareNetworks;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.record.PersonId;
import nl.pzp.record.TestRecord;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages to a hospital, as files for review like code; {@code -Dpzp.expected.write=true} rewrites
 * them. Tests of the form and marking segments check that our own listener reads them.
 */
class MessagesToHospitalTest {

  private static final Path EXPECTED = Path.of("src/test/resources/expected/hospital");
  private static final URI UMC = URI.create("mllp://10.1.2.3:2575?application=EPD&facility=UMC");
  private static final PersonId PERSON =
      new PersonId(UUID.fromString("00000000-0000-4000-8000-000000000007"));
  private static final byte[] PDF = "%PDF-1.4 voorbeeld".getBytes(StandardCharsets.US_ASCII);

  private final TestRecord record;
  private final SentDocuments sent;
  private final HospitalMessageWriter messages;

  MessagesToHospitalTest(@TempDir Path folder) {
    record = TestRecord.in(folder);
    sent = new SentDocuments(record.jdbc(), () -> {}, Clock.systemUTC());
    var profiles = ProjectProfiles.profiles();
    messages =
        new HospitalMessageWriter(
            HospitalSendingTest.settings(),
            sent,
            ProjectProfiles.packs(),
            Systems.read(profiles),
            profiles.yaml("hl7v2.yaml", Hl7Data.class));
  }

  @AfterEach
  void close() {
    record.close();
  }

  @Test
  void formGivesADocumentAndItsAnswers() throws IOException {
    var form = ExamplePeople.capable().form().response();
    form.setId("form-1");
    assertExpected("form.hl7", of(1, page(), form));
  }

  @Test
  void markingGivesADocumentAndAStatement() throws IOException {
    var marking = CareNetworks.marking("m-1", "p", CareCode.TERMINAAL, "2026-03-04T16:10:00+01:00");
    marking.setAsserter(new Reference().setDisplay("Veenhof"));
    assertExpected("marking.hl7", of(1, page(), marking));
  }

  @Test
  void endedMarkingHasItsEndAndReason() throws IOException {
    var marking =
        CareNetworks.withdrawn(
            CareNetworks.marking("m-1", "p", CareCode.TERMINAAL, "2026-05-04T16:10:00+02:00"),
            "recovered");
    assertExpected("withdrawn.hl7", of(1, marking));
  }

  @Test
  void nextDocumentReplacesTheOneThatTheHospitalHas() {
    var first = of(1, page());
    assertThat(type(first)).isEqualTo("MDM^T02^MDM_T02");
    // The hospital accepted nothing yet, so there is nothing to replace.
    assertThat(type(of(2, page()))).isEqualTo("MDM^T02^MDM_T02");

    taken(first);
    var second = of(2, page());
    assertThat(type(second)).isEqualTo("MDM^T10^MDM_T02");
    assertThat(HospitalStub.field(text(second), "TXA", 13))
        .isEqualTo(HospitalStub.field(text(first), "TXA", 12));
    taken(second);
    assertThat(text(of(2, page()))).as("again").isEqualTo(text(second));

    var never = of(3, page().setStatus(DocumentReferenceStatus.ENTEREDINERROR));
    assertThat(type(never)).isEqualTo("MDM^T11^MDM_T01");
    assertThat(HospitalStub.field(text(never), "TXA", 12))
        .isEqualTo(HospitalStub.field(text(second), "TXA", 12));
    assertThat(text(never)).doesNotContain("OBX");
    taken(never);
    assertThat(text(of(3, page().setStatus(DocumentReferenceStatus.ENTEREDINERROR))))
        .isEqualTo(text(never));
    assertThat(of(4, page().setStatus(DocumentReferenceStatus.ENTEREDINERROR)))
        .as("there is nothing left to cancel")
        .isEmpty();
    assertThat(type(of(5, page()))).isEqualTo("MDM^T02^MDM_T02");
  }

  @Test
  void sameContentHasTheSameControlIdAndOtherContentAnother() {
    var first = of(1, page()).get(0).controlId();
    assertThat(of(1, page()).get(0).controlId()).isEqualTo(first).hasSize(20);
    assertThat(of(2, page()).get(0).controlId()).isNotEqualTo(first);
    var other = page();
    other
        .getContentFirstRep()
        .getAttachment()
        .setData("%PDF-1.4 anders".getBytes(StandardCharsets.US_ASCII));
    assertThat(of(1, other).get(0).controlId()).isNotEqualTo(first);
  }

  @Test
  void hospitalDoesNotGetItsOwnStatementBack() {
    var form = ExamplePeople.capable().form().response();
    form.setId("form-1");
    form.getMeta().setSource("urn:pzp:hl7v2:UMC");
    assertThat(type(of(1, page(), form))).startsWith("MDM");
    form.getMeta().setSource("urn:pzp:hl7v2:UMC+2");
    assertThat(of(1, page(), form)).hasSize(2);
  }

  @Test
  void latin1IsDeclaredAndWritten() {
    var patient = Messages.patient("p", "999930011");
    patient.getNameFirstRep().setFamily("Müller");
    var message =
        messages.of(bundle(1, patient, page()), URI.create(UMC + "&charset=latin-1"), PERSON);
    assertThat(message.get(0).bytes()).contains((byte) 0xfc);
    var read = Hl7Reader.read(message.get(0).bytes());
    assertThat(read.header().charset()).isEqualTo("8859/1");
    assertThat(read.first("PID").orElseThrow().value(5)).contains("Müller");
  }

  @Test
  void anotherCharsetIsRefused() {
    assertThatThrownBy(
            () ->
                messages.of(
                    bundle(1, Messages.patient("p", "999930011"), page()),
                    URI.create(UMC + "&charset=ebcdic"),
                    PERSON))
        .hasMessageContaining("PZP-EPD-039");
  }

  @Test
  void unwritableFormDoesNotHoldBackThePage() {
    var form = ExamplePeople.capable().form().response();
    form.setId("form-1");
    form.addItem().setLinkId("nergens");
    var written = of(1, page(), form);
    assertThat(written.get(0).unwritten()).isNull();
    assertThat(String.valueOf(written.get(1).unwritten())).startsWith("PZP-EPD-032");
  }

  @Test
  void withoutABsnThereIsNoMessage() {
    var patient = Messages.patient("p", "999930012");
    assertThatThrownBy(() -> messages.of(bundle(1, patient, page()), UMC, PERSON))
        .hasMessageContaining("PZP-EPD-031");
  }

  private static String type(List<HospitalMessage> messages) {
    assertThat(messages).hasSize(1);
    return HospitalStub.field(text(messages), "MSH", 9);
  }

  private void taken(List<HospitalMessage> messages) {
    sent.took(UMC, PERSON, java.util.Objects.requireNonNull(messages.get(0).document()));
  }

  private static DocumentReference page() {
    var document = new DocumentReference();
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.addContent().getAttachment().setContentType("application/pdf").setData(PDF);
    return document;
  }

  private List<HospitalMessage> of(int event, Resource... told) {
    return messages.of(bundle(event, Messages.patient("p", "999930011"), told), UMC, PERSON);
  }

  private static Bundle bundle(int event, Patient patient, Resource... told) {
    var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    bundle.getIdentifier().setValue(new UUID(0, event).toString());
    bundle.setTimestamp(Date.from(Instant.parse("2026-11-22T20:15:00Z")));
    bundle.addEntry().setResource(patient);
    List.of(told).forEach(one -> bundle.addEntry().setResource(one));
    return bundle;
  }

  private static String text(List<HospitalMessage> messages) {
    return messages.stream()
        .map(message -> new String(message.bytes(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\r"));
  }

  private static void assertExpected(String name, List<HospitalMessage> messages)
      throws IOException {
    assertThat(messages).allSatisfy(message -> Hl7Reader.read(message.bytes()));
    var file = EXPECTED.resolve(name);
    var text = text(messages).replace('\r', '\n');
    if (Boolean.getBoolean("pzp.expected.write")) {
      Files.createDirectories(EXPECTED);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
