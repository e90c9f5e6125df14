package nl.pzp.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static nl.pzp.pull.StandIn.bundle;
import static nl.pzp.pull.StandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.fhirapi.Messages;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a source gets its own problem, and no wrong data enters the record. */
@ExtendWith(Neighbourhood.class)
class FailingSourceTest {

  private static final String TROUBLE = "urn:pzp:source:fhir:trouble";
  private static final String DIRECTIVE = "129125009";

  private static Patient patient(String id, String bsn) {
    var patient = Messages.patient(id, bsn);
    return patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1941-02-03"));
  }

  private static String consent(String id, String patient) {
    return json(Messages.resuscitation(id, patient, ConsentProvisionType.DENY));
  }

  static Stream<Arguments> wrongAnswers() {
    var page = "<!DOCTYPE html><html><body>Inloggen</body></html>";
    return Stream.of(
        Arguments.of("web page", html(page), "PZP-PULL-019"),
        Arguments.of("web page called FHIR", json(page), "PZP-PULL-019"),
        Arguments.of("no JSON", json("{\"resourceType\":\"Bundle\",\"entry\":[{"), "PZP-PULL-019"),
        Arguments.of(
            "a number to choke on",
            json("{\"resourceType\":\"Bundle\",\"total\":1e100000000}"),
            "PZP-PULL-019"),
        Arguments.of("not let in", aResponse().withStatus(401), "PZP-PULL-018"),
        Arguments.of("forbidden", aResponse().withStatus(403), "PZP-PULL-018"),
        Arguments.of("not understood", aResponse().withStatus(400), "PZP-PULL-024"),
        Arguments.of("too busy", aResponse().withStatus(429), "PZP-PULL-013"),
        Arguments.of("broken", aResponse().withStatus(500), "PZP-PULL-016"),
        Arguments.of(
            "elsewhere",
            aResponse().withStatus(302).withHeader("Location", "https://elders.example/fhir"),
            "PZP-PULL-021"),
        Arguments.of(
            "cut off", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "PZP-PULL-011"),
        Arguments.of("too large", json(bundle() + " ".repeat(300_000)), "PZP-PULL-022"),
        Arguments.of(
            "failure with a 200",
            json("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}"),
            "PZP-PULL-020"));
  }

  private static ResponseDefinitionBuilder html(String page) {
    return aResponse().withStatus(200).withHeader("Content-Type", "text/html").withBody(page);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongAnswers")
  void wrongAnswerIsNamedAndChangesNothing(
      String fault, ResponseDefinitionBuilder answer, String code, Neighbours neighbours) {
    var bsn = "999940120";
    neighbours.patient("wrong", bsn);
    var standIn = neighbours.standIn("trouble").onPatient(bsn, answer);

    var pulled = neighbours.pull("wrong", "trouble");

    assertThat(pulled.outcome()).as(fault).isEqualTo("failed");
    assertThat(pulled.codes()).as(fault).containsExactly(code);
    assertThat(pulled.texts()).as(fault).doesNotContain("{", "}");

    // The same failure in the middle of a pull costs only that search.
    standIn
        .patient(bsn, json(patient("w-1", bsn)))
        .on("Consent", "w-1", DIRECTIVE, answer)
        .on("Goal", "w-1", "713603004");
    var halfway = neighbours.pull("wrong", "trouble");
    assertThat(halfway.outcome()).as(fault).isEqualTo("failed");
    assertThat(halfway.codes()).as(fault).contains(code);
    assertThat(neighbours.from(TROUBLE, bsn)).isEmpty();
  }

  static Stream<Arguments> slowAnswers() {
    return Stream.of(
        Arguments.of("never done", json(bundle()).withFixedDelay(2000)),
        Arguments.of(
            "dripping", json(bundle() + " ".repeat(500)).withChunkedDribbleDelay(50, 3000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slowAnswers")
  void howeverASourceSpendsTheTimeItEnds(
      String fault, ResponseDefinitionBuilder answer, Neighbours neighbours) {
    var bsn = "999940405";
    neighbours.patient("slow", bsn);
    var standIn = neighbours.standIn("slow").onPatient(bsn, answer);
    assertThat(neighbours.pull("slow", "slow").codes()).as(fault).containsExactly("PZP-PULL-012");

    standIn.patient(bsn, json(patient("slow-1", bsn))).on("Consent", "slow-1", DIRECTIVE, answer);
    assertThat(neighbours.pull("slow", "slow").codes()).as(fault).containsExactly("PZP-PULL-012");
    assertThat(neighbours.of(bsn, Consent.class)).isEmpty();
  }

  @Test
  void unknownPatientGivesNothingWithoutError(Neighbours neighbours) {
    neighbours.patient("stranger", "999940132");
    var pulled = neighbours.pull("stranger", "trouble");
    assertThat(pulled.outcome()).isEqualTo("nothing");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-062");
  }

  static Stream<Arguments> wrongPatients() {
    var bsn = "999940144";
    var withoutNumber = patient("wp", bsn);
    withoutNumber.getIdentifier().clear();
    var born = patient("wp", bsn);
    born.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1941-02-04"));
    return Stream.of(
        Arguments.of(List.of(patient("wp", "999940156")), "PZP-PULL-032"),
        Arguments.of(List.of(patient("wp", bsn), patient("wp-2", bsn)), "PZP-PULL-031"),
        Arguments.of(List.of(withoutNumber), "PZP-PULL-033"),
        Arguments.of(List.of(born), "PZP-PULL-034"));
  }

  @ParameterizedTest
  @MethodSource("wrongPatients")
  void patientIsNeverGuessed(List<Patient> patients, String code, Neighbours neighbours) {
    var bsn = "999940144";
    neighbours.patient("guess", bsn);
    neighbours
        .standIn("trouble")
        .patient(bsn, patients.stream().map(StandIn::json).toArray(String[]::new))
        .on("Consent", "wp", DIRECTIVE, consent("wp-cpr", "wp"));

    var pulled = neighbours.pull("guess", "trouble");

    assertThat(pulled.outcome()).isEqualTo("failed");
    assertThat(pulled.codes()).containsExactly(code);
    assertThat(neighbours.from(TROUBLE, bsn)).isEmpty();
  }

  @Test
  void oneResourceOfAnotherPatientRejectsTheWholeSource(Neighbours neighbours) {
    var bsn = "999940168";
    neighbours.patient("mixed", bsn);
    neighbours
        .standIn("trouble")
        .patient(bsn, json(patient("mix-1", bsn)))
        .on(
            "Consent",
            "mix-1",
            DIRECTIVE,
            consent("mix-cpr", "mix-1"),
            consent("mix-other", "somebody-else"));

    var pulled = neighbours.pull("mixed", "trouble");

    assertThat(pulled.outcome()).isEqualTo("failed");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-032");
    assertThat(neighbours.from(TROUBLE, bsn)).isEmpty();
  }

  @Test
  void aSearchThatFailsLeavesTheOthers(Neighbours neighbours) {
    var bsn = "999940181";
    neighbours.patient("part", bsn);
    neighbours
        .standIn("trouble")
        .patient(bsn, json(patient("part-1", bsn)))
        .on("Consent", "part-1", DIRECTIVE, consent("part-cpr", "part-1"))
        .on("Goal", "part-1", "713603004", aResponse().withStatus(404));

    var pulled = neighbours.pull("part", "trouble");

    assertThat(pulled.outcome()).isEqualTo("partial");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-024");
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(1);
  }

  @Test
  void ambiguousDirectiveIsSetAsideAndTheOthersArrive(Neighbours neighbours) {
    var bsn = "999940193";
    neighbours.patient("aside", bsn);
    var undecided = Messages.resuscitation("as-2", "as-1", ConsentProvisionType.DENY);
    undecided.getProvision().setType(null);
    neighbours
        .standIn("trouble")
        .patient(bsn, json(patient("as-1", bsn)))
        .on(
            "Consent",
            "as-1",
            DIRECTIVE,
            consent("as-cpr", "as-1"),
            json(undecided),
            consent("as-3", "as-1").replace("\"policy\"", "\"polcy\""));

    var pulled = neighbours.pull("aside", "trouble");

    assertThat(pulled.outcome()).isEqualTo("partial");
    assertThat(pulled.codes()).containsOnly("PZP-PULL-041");
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(1);
  }

  @Test
  void pagesAreFollowedOnlyAtTheSourceAndUpToALimit(Neighbours neighbours) {
    var bsn = "999940211";
    neighbours.patient("pages", bsn);
    var standIn = neighbours.standIn("trouble").patient(bsn, json(patient("pg-1", bsn)));
    var first = page(consent("pg-cpr", "pg-1"), standIn.url() + "?page=2");
    standIn.on("Consent", "pg-1", DIRECTIVE, json(first));
    standIn.page("page=2", json(page(consent("pg-cpr-2", "pg-1"), null)));

    assertThat(neighbours.pull("pages", "trouble").outcome()).isEqualTo("changed");
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(2);

    // Half a list could hide the newest decision, so it does not count.
    standIn.page("page=2", json(page(consent("pg-cpr-3", "pg-1"), "https://elders.example/fhir")));
    assertThat(neighbours.pull("pages", "trouble").codes()).containsExactly("PZP-PULL-023");
    standIn.page("page=2", json(page(consent("pg-cpr-3", "pg-1"), standIn.url() + "?page=2")));
    assertThat(neighbours.pull("pages", "trouble").codes()).containsExactly("PZP-PULL-023");
    standIn.page("page=2", json(page(consent("pg-cpr-3", "pg-1"), standIn.url() + "?page=3")));
    standIn.page("page=3", json(page(consent("pg-cpr-4", "pg-1"), standIn.url() + "?page=4")));
    assertThat(neighbours.pull("pages", "trouble").codes()).containsExactly("PZP-PULL-022");
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(2);
  }

  private static String page(String resource, @org.jspecify.annotations.Nullable String next) {
    var bundle = new StringBuilder(bundle(resource));
    if (next != null) {
      bundle.insert(1, "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],");
    }
    return bundle.toString();
  }

  @Test
  void unrequestedResourcesAreNotTakenOver(Neighbours neighbours) {
    var bsn = "999940223";
    neighbours.patient("more", bsn);
    var sharing = Messages.resuscitation("more-2", "more-1", ConsentProvisionType.DENY);
    sharing.getCategory().clear();
    sharing.addCategory().addCoding().setSystem("http://loinc.org").setCode("59284-0");
    neighbours
        .standIn("trouble")
        .patient(bsn, json(patient("more-1", bsn)))
        .on("Consent", "more-1", DIRECTIVE, consent("more-cpr", "more-1"), json(sharing));

    assertThat(neighbours.pull("more", "trouble").outcome()).isEqualTo("changed");
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(1);
  }

  @Test
  void referencedResourcesAreReadAndOthersStayAtTheSource(Neighbours neighbours) {
    var bsn = "999940235";
    neighbours.patient("refer", bsn);
    var consent = Messages.resuscitation("ref-cpr", "ref-1", ConsentProvisionType.DENY);
    consent.addPerformer(new Reference("Practitioner/ref-dr"));
    consent.addOrganization(new Reference("Organization/ref-gone"));
    var doctor = new org.hl7.fhir.r4.model.Practitioner();
    doctor.setId("ref-dr");
    doctor.addName().setFamily("Veldman");
    var standIn = neighbours.standIn("trouble");
    var theirs = patient("ref-1", bsn);
    theirs.addGeneralPractitioner().setReference("Practitioner/ref-gp");
    var gp = doctor.copy();
    gp.setId("ref-gp");
    standIn
        .read("Practitioner/ref-gp", json(json(gp)))
        .patient(bsn, json(theirs))
        .on("Consent", "ref-1", DIRECTIVE, json(consent))
        .read("Practitioner/ref-dr", json(json(doctor)))
        .read("Organization/ref-gone", aResponse().withStatus(404));

    var pulled = neighbours.pull("refer", "trouble");

    assertThat(pulled.outcome()).isEqualTo("changed");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-051");
    assertThat(neighbours.of(bsn, Consent.class))
        .singleElement()
        .satisfies(
            kept -> {
              var performer = kept.getPerformerFirstRep().getReference();
              assertThat(performer).startsWith("Practitioner/").doesNotContain("ref-dr");
              assertThat(neighbours.adapter().get("/" + performer).body()).contains("Veldman");
              assertThat(kept.getOrganizationFirstRep().getReference())
                  .isEqualTo(standIn.url() + "/Organization/ref-gone");
            });
    assertThat(neighbours.of(bsn, Patient.class))
        .flatExtracting(Patient::getGeneralPractitioner)
        .extracting(Reference::getReference)
        .singleElement()
        .satisfies(
            reference ->
                assertThat(neighbours.adapter().get("/" + reference).status()).isEqualTo(200));
  }

  @Test
  void missingResourcesStayAndAreNamed(Neighbours neighbours) {
    var bsn = "999940247";
    neighbours.patient("silent", bsn);
    var standIn =
        neighbours
            .standIn("trouble")
            .patient(bsn, json(patient("sil-1", bsn)))
            .on(
                "Consent",
                "sil-1",
                DIRECTIVE,
                consent("sil-cpr", "sil-1"),
                consent("sil-2", "sil-1"))
            .read("Consent/sil-2", aResponse().withStatus(404));
    neighbours.pull("silent", "trouble");
    standIn.on("Consent", "sil-1", DIRECTIVE, consent("sil-cpr", "sil-1"));

    var pulled = neighbours.pull("silent", "trouble");

    assertThat(pulled.outcome()).isEqualTo("unchanged");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-052");
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(2);
  }

  @Test
  void failingSourceIsPaused(Neighbours neighbours) {
    var bsn = "999940259";
    neighbours.patient("rest", bsn);
    neighbours.standIn("fragile").onPatient(bsn, aResponse().withStatus(500));

    assertThat(neighbours.pull("rest", "fragile").codes()).containsExactly("PZP-PULL-016");
    assertThat(neighbours.pull("rest", "fragile").codes()).containsExactly("PZP-PULL-016");
    assertThat(neighbours.pull("rest", "fragile").codes()).containsExactly("PZP-PULL-015");

    neighbours
        .vendors()
        .verify(
            2,
            postRequestedFor(urlEqualTo("/fragile/fhir/Patient/_search"))
                .withRequestBody(containing(bsn)));
  }

  @Test
  void refusedResourcesAreRetriedOnDemand(Neighbours neighbours) {
    var bsn = "999940260";
    neighbours.patient("before", bsn);
    var undated = Messages.resuscitation("bf-cpr", "bf-1", ConsentProvisionType.DENY);
    undated.getProvision().setType(null);
    neighbours
        .standIn("trouble")
        .patient(bsn, json(patient("bf-1", bsn)))
        .on("Consent", "bf-1", DIRECTIVE, json(undated));
    assertThat(neighbours.pull("before", "trouble").codes()).containsExactly("PZP-PULL-041");
    assertThat(neighbours.pull("before", "trouble").codes()).containsExactly("PZP-PULL-041");
    assertThat(neighbours.of(bsn, Bundle.class)).isEmpty();
    assertThat(neighbours.from(TROUBLE, bsn)).isEmpty();
  }
}
