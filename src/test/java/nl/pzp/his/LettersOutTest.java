package nl.pzp.his;

import static nl.pzp.fixtures.CareNetworks.marking;
import static nl.pzp.fixtures.CareNetworks.retracted;
import static nl.pzp.fixtures.CareNetworks.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.pzp.audit.AuditTrail;
import nl.pzp.careteam.CareCode;
import nl.pzp.fhirapi.Messages;
import nl.pzp.his.edifact.InterchangeReader;
import nl.pzp.his.edifact.InterchangeReading;
import nl.pzp.identifier.Bsn;
import nl.pzp.notify.delivery.Deliveries;
import nl.pzp.notify.delivery.Deliveries.Queue;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotificationState;
import nl.pzp.record.Outbox;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events about a patient reach the GP as a letter, through the operator's subscriptions. */
class LettersOutTest {

  private static final String AGB = "http://fhir.nl/fhir/NamingSystem/agb-z";
  private static final String VELDMAN = "01990001";
  private static final String DIJKSTRA = "01990002";

  private static LetterDesk desk;

  /** A letter in the outgoing folder. */
  private record Ready(String name, String recipient, Letter letter) {}

  @BeforeAll
  static void start() {
    var settings =
        new ArrayList<>(
            List.of(
                "pzp.letters.recipients[0].agb=" + VELDMAN,
                "pzp.letters.recipients[0].address=500000887",
                "pzp.letters.recipients[0].name=Huisarts Veldman",
                "pzp.letters.recipients[1].agb=" + DIJKSTRA,
                "pzp.letters.recipients[1].address=500000882",
                "pzp.letters.recipients[1].name=Huisarts Dijkstra",
                "pzp.events.retry-first=100ms",
                "pzp.events.retry-most=300ms"));
    for (var topic : List.of("care-plan", "palliative-marking", "patient-deceased")) {
      var name = "pzp.events.subscriptions.gp-" + topic + ".";
      settings.add(name + "topic=" + topic);
      settings.add(name + "channel=letter");
      settings.add(name + "basis=treatment");
    }
    desk = LetterDesk.start(settings.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void planIsALetterOfPlainLinesInTheCharacterSet() {
    put(Messages.resuscitation("dnr", "zandstra", ConsentProvisionType.DENY));
    var ready = only(LetterDesk.ZANDSTRA);
    assertThat(ready.recipient()).isEqualTo("500000887");
    var letter = ready.letter();
    assertThat(letter.birthDate()).hasToString("1941-02-03");
    assertThat(letter.addressee()).isEqualTo("Huisarts Veldman");
    assertThat(letter.text()).allMatch(line -> line.length() <= 70);
    assertThat(letter.text()).contains("- Reanimatie: NIET reanimeren");
    assertThat(new String(bytes(ready.name()), StandardCharsets.ISO_8859_1).chars())
        .allMatch(c -> c < 128);
    assertThat(desk.adapter().bean(AuditTrail.class).about(person(LetterDesk.ZANDSTRA), 1))
        .singleElement()
        .asString()
        .contains("\"letter\"");
  }

  @Test
  void eachChangeOfAMarkingIsALetterInPlainWords() {
    var patient = patient("marked", "999930138", VELDMAN);
    var first = marking("m-out", patient, CareCode.PALLIATIEF, "2026-03-04T16:10:00+01:00");
    assertThat(lettersAfter(marked(first), "999930138"))
        .contains(
            "De patient IS GEMARKEERD. Fase: palliatieve fase.",
            "Gemarkeerd op: 04-03-2026",
            "Gemarkeerd door: Huisarts Veldman",
            "Grond: Surprise question",
            "Er is geen plan vastgelegd. Dat zegt niets over wat de patient wil.");
    var terminal = marking("m-out", patient, CareCode.TERMINAAL, "2026-04-04T16:10:00+02:00");
    assertThat(lettersAfter(marked(terminal), "999930138"))
        .contains("De patient IS GEMARKEERD. Fase: terminale fase.", "Deze fase sinds: 04-04-2026");
    var over =
        withdrawn(
            marking("m-out", patient, CareCode.TERMINAAL, "2026-05-01T10:00:00+02:00"),
            "recovered");
    assertThat(lettersAfter(marked(over), "999930138"))
        .contains(
            "De markering is INGETROKKEN. De patient is niet meer gemarkeerd.",
            "Ingetrokken op: 01-05-2026",
            "Reden: Hersteld of diagnose herzien")
        .noneMatch(line -> line.contains("IS GEMARKEERD"));
    var never =
        retracted(
            marking("m-out", patient, CareCode.TERMINAAL, "2026-05-02T10:00:00+02:00"), "mistake");
    assertThat(lettersAfter(marked(never), "999930138"))
        .contains(
            "De markering was een VERGISSING en is teruggenomen. Zij heeft nooit", "gegolden.")
        .noneMatch(line -> line.contains("IS GEMARKEERD"));
  }

  @Test
  void letterOnAMarkingIncludesThePlanIfAny() {
    var patient = patient("planned", "999930151", VELDMAN);
    put(Messages.resuscitation("dnr-planned", patient, ConsentProvisionType.DENY));
    var both =
        lettersAfter(
            marked(
                marking("m-planned", patient, CareCode.STERVENSFASE, "2026-03-04T16:10:00+01:00")),
            "999930151");
    assertThat(both)
        .contains("De patient IS GEMARKEERD. Fase: stervensfase.", "- Reanimatie: NIET reanimeren");
  }

  @Test
  void deathIsALetter() {
    var patient = patient("dead", "999930163", VELDMAN);
    var dead = Messages.patient(patient, "999930163");
    dead.setDeceased(new DateTimeType("2026-07-02T04:10:00+02:00"));
    withGp(dead, VELDMAN);
    assertThat(lettersAfter(dead, "999930163")).contains("OVERLEDEN op 02-07-2026");
  }

  @Test
  void repeatedDeliveryReplacesTheSameFile() {
    var patient = patient("again", "999930175", VELDMAN);
    put(Messages.resuscitation("dnr-again", patient, ConsentProvisionType.DENY));
    var before = only("999930175");
    var content = bytes(before.name());
    // As after a stop between the file and the delivery mark.
    var queue = queue("care-plan");
    desk.adapter().bean(Deliveries.class).replay(queue.id(), 1, queue.lastNumber(), true);
    drained();

    assertThat(only("999930175").name()).isEqualTo(before.name());
    assertThat(bytes(before.name())).isEqualTo(content);
  }

  @Test
  void formerGpGetsNothing() {
    var patient = patient("moved", "999930187", VELDMAN);
    patient("moved", "999930187", DIJKSTRA);
    put(Messages.resuscitation("dnr-moved", patient, ConsentProvisionType.DENY));
    assertThat(ready("999930187")).extracting(Ready::recipient).containsExactly("500000882");
  }

  @Test
  void eventWithoutAGpOrAddressIsADeadLetterUnderItsCode() {
    var nobody = Messages.patient("nobody", "999930199");
    put(nobody);
    put(Messages.resuscitation("dnr-nobody", "nobody", ConsentProvisionType.DENY));
    assertThat(deadOf("Consent/dnr-nobody")).isEqualTo("PZP-LTR-024");

    put(
        Messages.resuscitation(
            "dnr-strange", patient("strange", "999930205", "01990009"), ConsentProvisionType.DENY));
    assertThat(deadOf("Consent/dnr-strange")).isEqualTo("PZP-LTR-022");
    assertThat(ready("999930199")).isEmpty();
    assertThat(ready("999930205")).isEmpty();
  }

  @Test
  void patientWhoRefusesToShareIsInNoLetter() {
    var patient = patient("refuses", "999930217", VELDMAN);
    put(refusal(patient));
    var withheld = counted(NotificationState.WITHHELD);
    put(Messages.resuscitation("dnr-refuses", patient, ConsentProvisionType.DENY));
    assertThat(ready("999930217")).isEmpty();
    assertThat(counted(NotificationState.WITHHELD)).isEqualTo(withheld + 1);
  }

  @Test
  void unwritableLetterWaitsUntilTheFolderIsWritable() throws IOException {
    var patient = patient("full", "999930229", VELDMAN);
    var aside = desk.out().resolveSibling("aside");
    drained();
    Files.createDirectories(desk.out());
    Files.move(desk.out(), aside);
    Files.writeString(desk.out(), "no folder");
    send(Messages.resuscitation("dnr-full", patient, ConsentProvisionType.DENY));
    Eventually.that("it waits", () -> "error".equals(queue("care-plan").status()));
    assertThat(queue("care-plan").events()).containsEntry(NotificationState.WAITING, 1L);

    Files.delete(desk.out());
    Files.move(aside, desk.out());
    drained();
    assertThat(ready("999930229")).hasSize(1);
  }

  private static Condition marked(Condition marking) {
    marking.setAsserter(new Reference().setDisplay("Huisarts Veldman"));
    return marking;
  }

  private static Consent refusal(String patient) {
    var refusal = Messages.resuscitation("sharing-" + patient, patient, ConsentProvisionType.DENY);
    refusal.getScope().getCodingFirstRep().setCode("patient-privacy");
    refusal.setCategory(new ArrayList<>());
    refusal.addCategory().addCoding().setSystem("http://loinc.org").setCode("59284-0");
    refusal.getProvision().setCode(new ArrayList<>());
    return refusal;
  }

  private static String patient(String id, String bsn, String agb) {
    put(withGp(Messages.patient(id, bsn), agb));
    return id;
  }

  private static Patient withGp(Patient patient, String agb) {
    patient
        .addGeneralPractitioner()
        .setDisplay("Huisarts")
        .getIdentifier()
        .setSystem(AGB)
        .setValue(agb);
    return patient;
  }

  private static void put(Resource resource) {
    send(resource);
    drained();
  }

  private static void send(Resource resource) {
    var path = "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    var reply = desk.adapter().put(path, Messages.json(resource));
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
  }

  /** The lines of the letters that this resource causes. */
  private static List<String> lettersAfter(Resource resource, String bsn) {
    var before = ready(bsn).stream().map(Ready::name).toList();
    put(resource);
    return ready(bsn).stream()
        .filter(ready -> !before.contains(ready.name()))
        .flatMap(ready -> ready.letter().text().stream())
        .toList();
  }

  private static Ready only(String bsn) {
    var all = ready(bsn);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<Ready> ready(String bsn) {
    drained();
    var found = new TreeMap<String, Ready>();
    for (var name : names()) {
      var read = (InterchangeReading.Read) new InterchangeReader().read(bytes(name));
      var letter = new LetterReader().read(read.messages().get(0));
      if (letter.bsn().equals(Bsn.parse(bsn).orElseThrow())) {
        assertThat(read.warnings()).isEmpty();
        assertThat(read.header().sender()).isEqualTo("500000999");
        found.put(name, new Ready(name, read.header().recipient(), letter));
      }
    }
    return List.copyOf(found.values());
  }

  private static List<String> names() {
    if (!Files.isDirectory(desk.out())) {
      return List.of();
    }
    try (var files = Files.list(desk.out())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(Path.of(desk.out().toString(), name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static nl.pzp.record.PersonId person(String bsn) {
    return desk.adapter()
        .bean(PatientRecord.class)
        .personByBsn(Bsn.parse(bsn).orElseThrow())
        .orElseThrow();
  }

  private static void drained() {
    Eventually.that(
        "everything was brought",
        () ->
            desk.adapter().bean(Outbox.class).pending(1).isEmpty()
                && queues().stream().map(Queue::events).allMatch(LettersOutTest::nothingWaits));
  }

  private static boolean nothingWaits(Map<NotificationState, Long> events) {
    return events.getOrDefault(NotificationState.WAITING, 0L) == 0;
  }

  private static List<Queue> queues() {
    return desk.adapter().bean(Deliveries.class).queues();
  }

  private static Queue queue(String topic) {
    return queues().stream().filter(queue -> queue.topic().equals(topic)).findFirst().orElseThrow();
  }

  private static long counted(NotificationState state) {
    return queues().stream().mapToLong(queue -> queue.events().getOrDefault(state, 0L)).sum();
  }

  private static String deadOf(String focus) {
    return desk
        .adapter()
        .bean(Deliveries.class)
        .dead(queue("care-plan").id())
        .orElseThrow()
        .stream()
        .filter(dead -> dead.focus().equals(focus))
        .map(dead -> String.valueOf(dead.reason()))
        .findFirst()
        .orElse("not there");
  }
}
