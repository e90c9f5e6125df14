package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.pzp.bench.neighbours.GpSystem;
import nl.pzp.bench.neighbours.Hospital;
import nl.pzp.bench.neighbours.LetterBox;
import nl.pzp.bench.neighbours.NeighbourPeople;
import nl.pzp.epd.Hl7Listener;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.identifier.Bsn;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.record.PatientRecord;
import nl.pzp.terminology.Profiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan goes from the hospital to all neighbours, over real sockets and files. The neighbours are
 * the fakes that come with the adapter.
 */
class NeighboursJourneyTest {

  private static final String GP = "01004567";
  private static final Profiles PROFILES = Profiles.in(Path.of("profiles"));
  private static final List<String> SAID = new CopyOnWriteArrayList<>();

  private static Path letters;
  private static Hospital hospital;
  private static GpSystem gpSystem;
  private static StartedAdapter adapter;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    letters = folder;
    var people = NeighbourPeople.of(PROFILES);
    hospital = new Hospital(PROFILES, people, 0, Clock.systemUTC(), SAID::add);
    gpSystem = new GpSystem(PROFILES, people, 0, SAID::add);
    adapter =
        StartedAdapter.start(
            "pzp.letters.out-folder=" + letters,
            "pzp.letters.address=500000999",
            "pzp.letters.recipients[0].agb=" + GP,
            "pzp.letters.recipients[0].address=500000887",
            "pzp.letters.recipients[0].name=Huisartsenpraktijk Bakker",
            "pzp.events.subscriptions.gp-plan.topic=care-plan",
            "pzp.events.subscriptions.gp-plan.channel=letter",
            "pzp.events.subscriptions.gp-plan.basis=treatment",
            "pzp.events.subscriptions.hospital-plan.topic=care-plan",
            "pzp.events.subscriptions.hospital-plan.channel=hl7v2",
            "pzp.events.subscriptions.hospital-plan.basis=treatment",
            "pzp.events.subscriptions.hospital-plan.endpoint=mllp://127.0.0.1:"
                + hospital.port()
                + "?facility=Streekziekenhuis",
            "pzp.sources.gp.url=" + gpSystem.base(),
            "pzp.sources.gp.fhir-version=stu3",
            "pzp.sources.gp.ask=plan,zib");
  }

  @AfterAll
  static void stop() throws IOException {
    adapter.close();
    gpSystem.close();
    hospital.close();
  }

  private static InetSocketAddress door() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), adapter.bean(Hl7Listener.class).port());
  }

  private static String patient(String bsn) {
    var record = adapter.bean(PatientRecord.class);
    return record
        .personByBsn(Bsn.parse(bsn).orElseThrow())
        .flatMap(record::canonicalPatientId)
        .orElseThrow();
  }

  @Test
  void hospitalPlanReachesTheGpHomeCareAndTheViewer() throws IOException {
    var sent = hospital.send(door(), "jannie-vlasveld", GP);
    assertThat(sent).extracting(Hospital.Sent::code).as(SAID.toString()).containsOnly("AA");
    var patient = patient(bsn("jannie-vlasveld"));

    // The GP receives a letter in the GP's folder, with the plan in words.
    var box = new LetterBox(letters, SAID::add);
    var came = new ArrayList<String>();
    Eventually.that(
        "the GP has the letter",
        () -> {
          try {
            came.addAll(box.take());
          } catch (IOException e) {
            return false;
          }
          return came.stream().anyMatch(letter -> letter.contains("Vlasveld"));
        });
    assertThat(came)
        .filteredOn(letter -> letter.contains("Vlasveld"))
        .allSatisfy(
            letter ->
                assertThat(letter)
                    .contains("MEDVRI", "500000887", "Voorbeeldziekenhuis")
                    .containsIgnoringCase("reanim")
                    .as("a name, not the address that we gave a system")
                    .doesNotContain("urn?:"));

    // Another hospital that treats the patient receives the page as PDF and the form.
    Eventually.that(
        "the hospital has the plan",
        () -> isReceived("MDM^T02", "jannie-vlasveld") && isReceived("ORU^R01", "jannie-vlasveld"));

    // Home care reads the directives of the standard and the page for acute care.
    var directives = adapter.get("/Consent?patient=" + patient + "&category=129125009").bundle();
    assertThat(directives.getTotal()).isPositive();
    var page = adapter.get("/Patient/" + patient + "/$acp-summary", "Accept", "application/pdf");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).startsWith("%PDF");
    // The hospital's PDF is a DocumentReference beside the plan, not a directive.
    assertThat(adapter.get("/DocumentReference?patient=" + patient).bundle().getTotal())
        .isPositive();

    // The regional viewer shows every directive as a row, in STU3.
    var shown =
        get(
            adapter,
            "/Consent?patient=" + patient + "&category=http://snomed.info/sct%7C11291000146105");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(ViewerColumns.of("directives").rows(shown.bundle()))
        .hasSize(directives.getTotal())
        .allSatisfy(
            row ->
                assertThat(row)
                    .extractingByKeys("source", "date", "treatment", "permitted", "status")
                    .noneMatch(String::isBlank));
  }

  @Test
  void everyKindOfHospitalFormIsAcceptedAndARepeatChangesNothing() throws IOException {
    // All answers unknown, only free text, the next form version, a defibrillator.
    var sent = new ArrayList<Hospital.Sent>();
    for (var name :
        List.of("dirkje-wiersum", "gerard-mosterdijk", "tineke-slotemaker", "siebren-hoogland")) {
      sent.addAll(hospital.send(door(), name, GP));
    }
    assertThat(sent).hasSize(12);
    assertThat(sent).as(SAID.toString()).extracting(Hospital.Sent::code).containsOnly("AA");
    var patient = patient(bsn("siebren-hoogland"));
    var directives = total("Consent", patient);
    assertThat(directives).isPositive();

    var again = hospital.send(door(), "siebren-hoogland", GP);
    assertThat(again).as(SAID.toString()).extracting(Hospital.Sent::code).containsOnly("AA");
    assertThat(total("Consent", patient)).isEqualTo(directives);
    assertThat(total("DocumentReference", patient)).isEqualTo(1);
  }

  private static int total(String type, String patient) {
    return adapter.get("/" + type + "?patient=" + patient).bundle().getTotal();
  }

  @Test
  void thePlanOfTheGpSystemIsFetched() {
    var person = "arend-kuipershoek";
    var patient = Messages.patient("pulled-arend", bsn(person));
    patient.setBirthDate(birthDate(person));
    assertThat(adapter.put("/Patient/pulled-arend", Messages.json(patient)).status())
        .isEqualTo(201);
    var known = patient(bsn(person));
    var pulled =
        adapter.post(
            "/Patient/" + known + "/$acp-pull?source=gp", "{\"resourceType\":\"Parameters\"}");

    assertThat(pulled.status()).isEqualTo(200);
    assertThat(pulled.body()).as(SAID.toString()).contains("changed").doesNotContain("\"failed\"");
    assertThat(adapter.get("/Consent?patient=" + known + "&category=129125009").bundle().getTotal())
        .isPositive();
    Eventually.that("the hospital has the plan", () -> isReceived("MDM^T02", person));
  }

  private static boolean isReceived(String type, String name) {
    return hospital.received().stream()
        .anyMatch(message -> message.contains("|" + type) && message.contains(bsn(name)));
  }

  private static String bsn(String name) {
    return example(name).getIdentifier().stream()
        .filter(identifier -> identifier.getSystem().equals(Messages.BSN))
        .map(identifier -> identifier.getValue())
        .findFirst()
        .orElseThrow();
  }

  private static java.util.Date birthDate(String name) {
    return example(name).getBirthDate();
  }

  private static org.hl7.fhir.r4.model.Patient example(String name) {
    try {
      var plan =
          ca.uhn.fhir.context.FhirContext.forR4Cached()
              .newJsonParser()
              .parseResource(
                  org.hl7.fhir.r4.model.Bundle.class,
                  java.nio.file.Files.readString(
                      PROFILES.resolve("examples").resolve(name).resolve("resources.json")));
      return plan.getEntry().stream()
          .map(entry -> entry.getResource())
          .filter(org.hl7.fhir.r4.model.Patient.class::isInstance)
          .map(org.hl7.fhir.r4.model.Patient.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
