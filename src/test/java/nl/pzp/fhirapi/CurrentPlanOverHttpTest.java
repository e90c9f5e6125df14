package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static nl.pzp.fixtures.CareNetworks.marking;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import nl.pzp.careteam.CareCode;
import nl.pzp.fixtures.StandardPerson;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedAdapter.class)
class CurrentPlanOverHttpTest {

  private static final String STATE =
      "https://pzp-adapter.github.io/fhir/StructureDefinition/current-plan-state";

  private static void twoOrganisations(StartedAdapter adapter, String id, String bsn) {
    var gp = resuscitation(id + "-gp", id, ConsentProvisionType.DENY);
    var own = transaction(patient(id, bsn), gp);
    own.getMeta().setSource("https://gp.example");
    assertThat(adapter.post("", json(own)).status()).isEqualTo(200);
    var reply = adapter.post("", json(hospital(id)));
    assertThat(reply.status()).isEqualTo(200);
  }

  private static Bundle hospital(String id) {
    var consent = resuscitation(id + "-hospital", id, ConsentProvisionType.PERMIT);
    consent.getDateTimeElement().setValueAsString("2025-01-05");
    var theirs = transaction(consent);
    theirs.getMeta().setSource("https://hospital.example");
    return theirs;
  }

  private static SectionComponent section(Bundle plan, String code) {
    return ((Composition) plan.getEntryFirstRep().getResource())
        .getSection().stream()
            .filter(s -> s.getCode().getCodingFirstRep().getCode().equals(code))
            .findFirst()
            .orElseThrow();
  }

  private static String state(SectionComponent section) {
    return section.getExtensionByUrl(STATE).getValue().primitiveValue();
  }

  private static <R extends Resource> List<R> all(Bundle bundle, Class<R> type) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<Task> conflictTasks(Bundle bundle) {
    return all(bundle, Task.class).stream()
        .filter(task -> task.getCode().getCodingFirstRep().getCode().equals("resolve-conflict"))
        .toList();
  }

  @Test
  void planShowsTheCurrentDecisionAndTheConflictWithAllSides(StartedAdapter adapter) {
    twoOrganisations(adapter, "now-1", "999917006");

    var reply = adapter.get("/Patient/now-1/$acp-plan");

    assertThat(reply.status()).isEqualTo(200);
    var plan = reply.bundle();
    var section = section(plan, "cardiopulmonary-resuscitation");
    assertThat(state(section)).isEqualTo("holds");
    assertThat(section.getEntry())
        .extracting(Reference::getReference)
        .containsExactly("Consent/now-1-gp");
    assertThat(section.getText().getDivAsString()).contains("NIET reanimeren", "03-11-2025");
    assertThat(section.getSectionFirstRep().getEntry())
        .extracting(Reference::getReference)
        .containsExactly("Consent/now-1-hospital");
    assertThat(state(section(plan, "admission-to-icu"))).isEqualTo("not-recorded");
    assertThat(section(plan, "admission-to-icu").hasEmptyReason()).isTrue();
    assertThat(all(plan, Consent.class)).hasSize(2);
    assertThat(all(plan, DetectedIssue.class))
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.getCode().getCodingFirstRep().getCode())
                  .isEqualTo("other-organisation");
              assertThat(issue.getImplicated())
                  .extracting(Reference::getReference)
                  .containsExactly("Consent/now-1-gp", "Consent/now-1-hospital");
            });
  }

  @Test
  void conflictIsKeptOnceWithItsTaskUntilItIsResolved(StartedAdapter adapter) {
    twoOrganisations(adapter, "now-2", "999917018");
    adapter.post("", json(hospital("now-2")));
    var issues = adapter.get("/DetectedIssue?patient=Patient/now-2").bundle();
    var tasks = adapter.get("/Task?patient=Patient/now-2").bundle();
    assertThat(all(issues, DetectedIssue.class)).hasSize(1);
    var issue = all(issues, DetectedIssue.class).get(0);
    assertThat(issue.getMeta().getVersionId()).isEqualTo("1");
    assertThat(all(adapter.get("/Patient/now-2/$acp-plan").bundle(), DetectedIssue.class))
        .extracting(found -> found.getIdElement().getIdPart())
        .containsExactly(issue.getIdElement().getIdPart());
    assertThat(conflictTasks(tasks))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
              assertThat(task.getFocus().getReference())
                  .isEqualTo("DetectedIssue/" + issue.getIdElement().getIdPart());
            });

    var ended = hospital("now-2");
    ((Consent) ended.getEntryFirstRep().getResource()).setStatus(ConsentState.INACTIVE);
    adapter.post("", json(ended));

    assertThat(
            all(adapter.get("/DetectedIssue?patient=Patient/now-2").bundle(), DetectedIssue.class))
        .singleElement()
        .satisfies(
            now ->
                assertThat(now.getMitigationFirstRep().getAction().getCodingFirstRep().getCode())
                    .isEqualTo("issue-resolved"));
    assertThat(conflictTasks(adapter.get("/Task?patient=Patient/now-2").bundle()))
        .extracting(Task::getStatus)
        .containsExactly(TaskStatus.CANCELLED);
    assertThat(all(adapter.get("/Patient/now-2/$acp-plan").bundle(), DetectedIssue.class))
        .isEmpty();
  }

  @Test
  void senderOfAConflictIsWarned(StartedAdapter adapter) {
    var first = transaction(patient("now-3", "999917031"));
    adapter.post("", json(first));
    var own = transaction(resuscitation("now-3-gp", "now-3", ConsentProvisionType.DENY));
    own.getMeta().setSource("https://gp.example");
    adapter.post("", json(own));

    var reply = adapter.post("", json(hospital("now-3")));

    assertThat(reply.body()).contains("PZP-NOW-002");
  }

  @Test
  void theOrderInWhichMessagesArriveDoesNotMatter(StartedAdapter adapter) {
    var one = planOf(adapter, "now-8", "999917109", List.of(0, 1, 2));
    var other = planOf(adapter, "now-9", "999917110", List.of(2, 0, 1, 2, 0));

    assertThat(other.replace("now-9", "now-8")).isEqualTo(one);
  }

  private static String planOf(StartedAdapter adapter, String id, String bsn, List<Integer> order) {
    adapter.post("", json(transaction(patient(id, bsn))));
    for (int i : order) {
      var consent =
          resuscitation(
              id + "-" + i, id, i == 1 ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY);
      consent
          .getDateTimeElement()
          .setValueAsString(List.of("2024-02-01", "2025-02-01", "2026-02-01").get(i));
      var message = transaction(consent);
      message.getMeta().setSource(i == 1 ? "https://hospital.example" : "https://gp.example");
      adapter.post("", json(message));
    }
    var plan = adapter.get("/Patient/" + id + "/$acp-plan").bundle();
    var composition = (Composition) plan.getEntryFirstRep().getResource();
    return composition.getSection().stream()
            .map(
                section ->
                    section.getTitle()
                        + section.getText().getDivAsString()
                        + section.getSection().stream()
                            .map(older -> older.getText().getDivAsString())
                            .toList())
            .toList()
        + all(plan, DetectedIssue.class).stream()
            .map(
                issue ->
                    issue.getCode().getCodingFirstRep().getCode()
                        + issue.getImplicated().stream().map(Reference::getReference).toList())
            .toList()
            .toString();
  }

  @Test
  void planOfAChildADeadOrAnIncapablePatientIsKeptAndItsSenderIsWarned(StartedAdapter adapter) {
    var child = patient("now-10", "999917122");
    child.setBirthDateElement(new DateType("2015-05-05"));
    var dead = patient("now-11", "999917134");
    dead.setDeceased(new DateTimeType("2025-01-01"));
    var incapable = patient("now-12", "999917146");
    incapable
        .addExtension()
        .setUrl(
            "https://api.iknl.nl/docs/pzp/r4/StructureDefinition/"
                + "ext-Patient.LegallyCapableMedicalTreatmentDecisions")
        .addExtension("legallyCapable", new BooleanType(false));

    assertThat(withDecision(adapter, child)).contains("PZP-NOW-007");
    assertThat(withDecision(adapter, dead)).contains("PZP-NOW-008");
    assertThat(withDecision(adapter, incapable)).contains("PZP-NOW-006");
    for (var id : List.of("now-10", "now-11", "now-12")) {
      assertThat(adapter.get("/Consent/" + id + "-d").status()).isEqualTo(200);
    }
    assertThat(adapter.get("/Patient/now-11/$acp-summary?_format=html").body())
        .contains("OVERLEDEN op 01-01-2025", "NIET reanimeren");
  }

  private static String withDecision(StartedAdapter adapter, Patient patient) {
    var id = patient.getIdElement().getIdPart();
    return adapter
        .post(
            "", json(transaction(patient, resuscitation(id + "-d", id, ConsentProvisionType.DENY))))
        .body();
  }

  @Test
  void conflictWithinOneMessageIsOnThePage(StartedAdapter adapter) {
    var message =
        transaction(
            patient("now-13", "999917158"),
            form("now-13-form", "now-13", TreatmentDecision.PERFORM),
            resuscitation("now-13-d", "now-13", ConsentProvisionType.DENY));
    assertThat(adapter.post("", json(message)).status()).isEqualTo(200);

    assertThat(adapter.get("/Patient/now-13/$acp-summary?_format=html").body())
        .contains("NIET reanimeren", "Een formulier en de gegevens die ermee kwamen");
    assertThat(all(adapter.get("/Patient/now-13/$acp-plan").bundle(), DetectedIssue.class))
        .extracting(issue -> issue.getCode().getCodingFirstRep().getCode())
        .contains("form-contradicts-resources");
  }

  @Test
  void readingThePlanChangesNothing(StartedAdapter adapter) {
    twoOrganisations(adapter, "now-4", "999917043");
    var before = newestMessage(adapter);
    var one = adapter.get("/Patient/now-4/$acp-plan").body();

    var other = adapter.get("/Patient/now-4/$acp-plan").body();
    var body = json(new Parameters());
    var posted = adapter.post("/Patient/now-4/$acp-plan", body).body();

    assertThat(other).isEqualTo(one);
    assertThat(posted).isEqualTo(one);
    assertThat(newestMessage(adapter)).isEqualTo(before);
  }

  @Test
  void planOfADayIsGivenByGetAndByPost(StartedAdapter adapter) {
    twoOrganisations(adapter, "now-5", "999917055");
    var parameters = new Parameters();
    parameters.addParameter("asOf", new DateType("2025-06-01"));

    var got = adapter.get("/Patient/now-5/$acp-plan?asOf=2025-06-01");
    var posted = adapter.post("/Patient/now-5/$acp-plan", json(parameters));
    var xml = adapter.get("/Patient/now-5/$acp-plan?asOf=2025-06-01&_format=xml");

    for (var reply : List.of(got, posted, xml)) {
      assertThat(section(reply.bundle(), "cardiopulmonary-resuscitation").getEntry())
          .extracting(Reference::getReference)
          .containsExactly("Consent/now-5-hospital");
    }
    assertThat(adapter.get("/Patient/now-5/$acp-plan?asOf=yesterday").problems())
        .containsExactly("PZP-NOW-101");
    assertThat(adapter.get("/Patient/nobody/$acp-plan").status()).isEqualTo(404);
    assertThat(adapter.get("/Patient/nobody/$acp-summary").status()).isEqualTo(404);
  }

  @Test
  void pageComesInTheRequestedFormat(StartedAdapter adapter) throws Exception {
    twoOrganisations(adapter, "now-6", "999917067");
    var page = "/Patient/now-6/$acp-summary";

    assertThat(adapter.get(page, "Accept", "text/html,*/*;q=0.1").body())
        .contains("<html", "lang=\"nl\"", "NIET reanimeren");
    assertThat(adapter.get(page, "Accept", "text/html", "Accept-Language", "en").body())
        .contains("lang=\"en\"", "Do NOT resuscitate");
    assertThat(adapter.get(page + "?_format=html").header("Content-Type")).contains("text/html");
    var content = adapter.get(page, "Accept", "application/json");
    var row = new ObjectMapper().readTree(content.body()).at("/tables/0/rows/0");
    assertThat(row.path("code").asText()).isEqualTo("CARDIOPULMONARY_RESUSCITATION");
    assertThat(row.path("value").asText()).isEqualTo("DO_NOT_PERFORM");
    var binary = adapter.get(page, "Accept", "application/fhir+json").as(Binary.class);
    assertThat(binary.getContentType()).isEqualTo("application/pdf");
    var pdf = pdf(adapter, page);
    assertThat(text(pdf)).contains("NIET reanimeren", "999917067");
    assertThat(text(binary.getData())).contains("NIET reanimeren");
    assertThat(adapter.get(page, "Accept", "image/png").status()).isEqualTo(406);
    assertThat(adapter.get(page + "?_format=docx").status()).isEqualTo(406);
  }

  @Test
  void theStandardsOwnPersonIsShownWithTheDecisionsOf2025AndEveryConflict(StartedAdapter adapter)
      throws Exception {
    var message = transaction(StandardPerson.resources().toArray(Resource[]::new));
    var answer = adapter.post("", json(message));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var id = "ACP-Patient-HendrikHartman-Pat1";

    var plan = adapter.get("/Patient/" + id + "/$acp-plan?asOf=2025-08-01").bundle();

    assertThat(section(plan, "cardiopulmonary-resuscitation").getEntry())
        .extracting(Reference::getReference)
        .containsExactly("Consent/ACP-TreatmentDirective-CardiopulmonaryResuscitation-2025-Pat1");
    assertThat(all(plan, DetectedIssue.class))
        .filteredOn(issue -> issue.getCode().getCodingFirstRep().getCode().equals("older-active"))
        .hasSize(5);
    assertThat(text(pdf(adapter, "/Patient/" + id + "/$acp-summary?asOf=2025-08-01")))
        .contains("NIET reanimeren", "29-07-2025", "LET OP");
  }

  @Test
  void pageNamesTheContactsAndThePhase(StartedAdapter adapter) {
    var practitioner = new Practitioner();
    practitioner.setId("Practitioner/now-doctor");
    practitioner.addName().setText("S. Oosterwijk");
    var role = new PractitionerRole();
    role.setId("PractitionerRole/now-role");
    role.setPractitioner(new Reference("Practitioner/now-doctor"));
    role.addCode().setText("huisarts");
    role.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("0592-555 010");
    var patient = patient("now-7", "999917079");
    patient.addGeneralPractitioner(new Reference("PractitionerRole/now-role"));
    adapter.post("", json(transaction(practitioner, role, patient)));
    var marking = marking("now-7-m", "now-7", CareCode.TERMINAAL, "2026-03-04T16:22:08+01:00");
    marking.setAsserter(new Reference("PractitionerRole/now-role"));
    assertThat(adapter.post("", json(transaction(marking))).status()).isEqualTo(200);

    var page = adapter.get("/Patient/now-7/$acp-summary?_format=html").body();

    assertThat(page)
        .contains(
            "S. Oosterwijk, huisarts",
            "0592-555 010",
            "(niet aangewezen: is de hoofdbehandelaar)",
            "Terminale fase",
            "04-03-2026");
    var own = transaction(resuscitation("now-7-gp", "now-7", ConsentProvisionType.DENY));
    own.getMeta().setSource("https://gp.example");
    adapter.post("", json(own));
    adapter.post("", json(hospital("now-7")));
    assertThat(
            all(adapter.get("/Task?patient=Patient/now-7").bundle(), Task.class).stream()
                .filter(
                    task -> task.getCode().getCodingFirstRep().getCode().equals("resolve-conflict"))
                .map(task -> task.getOwner().getReference()))
        .containsExactly("PractitionerRole/now-role");
    var list = adapter.get("/Task/$worklist?owner=PractitionerRole/now-role").bundle();
    assertThat(all(list, Task.class))
        .anyMatch(task -> task.getCode().getCodingFirstRep().getCode().equals("resolve-conflict"));
  }

  private static Object newestMessage(StartedAdapter adapter) {
    return adapter.bean(Inbox.class).list(MessageFilter.ALL, 1);
  }

  private static byte[] pdf(StartedAdapter adapter, String path) throws Exception {
    var request = adapter.request(path).header("Accept", "application/pdf").GET().build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/pdf");
    return response.body();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      return new PDFTextStripper().getText(document);
    }
  }
}
