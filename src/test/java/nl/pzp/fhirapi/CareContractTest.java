package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.transaction;
import static nl.pzp.fixtures.CareNetworks.VOCABULARY;
import static nl.pzp.fixtures.CareNetworks.central;
import static nl.pzp.fixtures.CareNetworks.contribution;
import static nl.pzp.fixtures.CareNetworks.delegation;
import static nl.pzp.fixtures.CareNetworks.districtNurse;
import static nl.pzp.fixtures.CareNetworks.marking;
import static nl.pzp.fixtures.CareNetworks.responsible;
import static nl.pzp.fixtures.CareNetworks.with;
import static nl.pzp.fixtures.CareNetworks.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareShape;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Style;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract for senders and readers of markings and care networks. */
@ExtendWith(SharedAdapter.class)
class CareContractTest {

  private static final String MARCH = "2026-03-04T16:22:08+01:00";
  private static final String MAY = "2026-05-11T11:03:00+02:00";
  private static final String JUNE = "2026-06-18T09:40:51+02:00";

  @Test
  void markingWithoutMarkerOrDateIsRefusedWhole(StartedAdapter adapter) {
    patient(adapter, "care-1", null);
    var marking = marked("care-1", CareCode.PALLIATIEF, MARCH);
    marking.setAsserter(null);
    marking.setOnset(null);
    var reply = adapter.put("/Condition/care-1-m", json(marking));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-MARK-001", "PZP-MARK-002");
    assertThat(adapter.get("/Condition/care-1-m").status()).isEqualTo(404);
    assertThat(status(adapter, "care-1")).isEqualTo("not-recorded");
  }

  @Test
  void aLateStatementIsKeptWholeAndChangesNothing(StartedAdapter adapter) {
    patient(adapter, "care-2", null);
    ok(adapter.put("/Condition/care-2-m", json(marked("care-2", CareCode.TERMINAAL, JUNE))));
    var late = put(adapter, marked("care-2", CareCode.PALLIATIEF, MARCH));
    assertThat(Reply.codesOf(late)).contains("PZP-TEAM-020");
    var kept = adapter.get("/Condition/care-2-m").as(Condition.class);
    assertThat(kept.getMeta().getVersionId()).isEqualTo("1");
    assertThat(kept.getStageFirstRep().getSummary().getCodingFirstRep().getCode())
        .isEqualTo("terminaal");
    assertThat(all(adapter, "Provenance", "care-2", Provenance.class)).hasSize(2);
    assertThat(adapter.get("/Patient/care-2/$marking-status?date=2026-05-01").body())
        .contains("palliatief");
  }

  @Test
  void aRepeatMakesNoNewVersionOfAnything(StartedAdapter adapter) {
    patient(adapter, "care-3", null);
    var marking = json(marked("care-3", CareCode.TERMINAAL, JUNE));
    ok(adapter.put("/Condition/care-3-m", marking));
    ok(adapter.put("/Condition/care-3-m", marking, "X-Request-Id", "again"));
    assertThat(adapter.get("/Condition/care-3-m").as(Condition.class).getMeta().getVersionId())
        .isEqualTo("1");
    for (var type : List.of("Flag", "CareTeam", "Task")) {
      assertThat(all(adapter, type, "care-3", Resource.class))
          .isNotEmpty()
          .allMatch(resource -> resource.getMeta().getVersionId().equals("1"));
    }
  }

  @Test
  void earlierPhaseIsAcceptedAndFlagged(StartedAdapter adapter) {
    patient(adapter, "care-4", null);
    ok(adapter.put("/Condition/care-4-m", json(marked("care-4", CareCode.TERMINAAL, MARCH))));
    assertThat(Reply.codesOf(put(adapter, marked("care-4", CareCode.PALLIATIEF, JUNE))))
        .contains("PZP-MARK-014");
    assertThat(adapter.get("/Patient/care-4/$marking-status").body()).contains("palliatief");
  }

  @Test
  void twoMarkingsStayBothAndAreAConflictUntilOneIsWithdrawn(StartedAdapter adapter) {
    patient(adapter, "care-5", null);
    var gp = marking("care-5-gp", "care-5", CareCode.PALLIATIEF, MARCH);
    var hospital = marking("care-5-hospital", "care-5", CareCode.TERMINAAL, MAY);
    ok(adapter.put("/Condition/care-5-gp", json(gp)));
    assertThat(Reply.codesOf(put(adapter, hospital))).contains("PZP-MARK-015");
    assertThat(open(adapter, "care-5"))
        .singleElement()
        .satisfies(issue -> assertThat(issue.getImplicated()).hasSize(2));
    ok(
        adapter.put(
            "/Condition/care-5-gp",
            json(
                withdrawn(
                    marking("care-5-gp", "care-5", CareCode.PALLIATIEF, JUNE), "recovered"))));
    assertThat(open(adapter, "care-5")).isEmpty();
    assertThat(status(adapter, "care-5")).isEqualTo("marked");
  }

  @Test
  void withdrawalOfAnUnknownMarkingIsKeptAndMarksNobody(StartedAdapter adapter) {
    patient(adapter, "care-6", null);
    assertThat(
            Reply.codesOf(
                put(
                    adapter,
                    withdrawn(marked("care-6", CareCode.PALLIATIEF, MAY), "changed-mind"))))
        .contains("PZP-MARK-016");
    assertThat(status(adapter, "care-6")).isEqualTo("withdrawn");
    assertThat(adapter.get("/Condition/care-6-m").status()).isEqualTo(200);
    put(adapter, marked("care-6", CareCode.PALLIATIEF, MARCH));
    assertThat(status(adapter, "care-6")).isEqualTo("withdrawn");
  }

  @Test
  void aMarkingIsNeverDeleted(StartedAdapter adapter) {
    patient(adapter, "care-7", null);
    ok(adapter.put("/Condition/care-7-m", json(marked("care-7", CareCode.PALLIATIEF, MARCH))));
    var reply = adapter.delete("/Condition/care-7-m");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problems()).containsExactly("PZP-MARK-004");
    assertThat(status(adapter, "care-7")).isEqualTo("marked");
  }

  @Test
  void aDelegationToSomebodyOutsideTheNetworkIsKeptWithoutEffect(StartedAdapter adapter) {
    patient(adapter, "care-8", "care-8-gp");
    var asked = asked("care-8", TaskStatus.REQUESTED, MARCH);
    assertThat(Reply.codesOf(put(adapter, asked))).contains("PZP-TEAM-010");
    ok(adapter.put("/Task/care-8-d", json(asked("care-8", TaskStatus.ACCEPTED, MAY))));
    assertThat(holder(adapter, "care-8", "central-health-professional"))
        .isEqualTo("PractitionerRole/care-8-gp");
  }

  @Test
  void theCareNetworkItselfCannotBePosted(StartedAdapter adapter) {
    patient(adapter, "care-9", "care-9-gp");
    var team = contribution("care-9-c", "care-9", MARCH);
    team.getCategory().clear();
    team.addCategory(VOCABULARY.concept(CareCode.CARE_NETWORK));
    var reply = adapter.put("/CareTeam/care-9-c", json(team));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-TEAM-001");
  }

  @Test
  void twoCentralProfessionalsOfOneSourceCountAsNone(StartedAdapter adapter) {
    patient(adapter, "care-10", "care-10-gp");
    var team = contribution("care-10-c", "care-10", MARCH);
    role(adapter, "care-10-a");
    role(adapter, "care-10-b");
    with(team, "PractitionerRole/care-10-a", central(), MARCH);
    with(team, "PractitionerRole/care-10-b", central(), MARCH);
    assertThat(Reply.codesOf(put(adapter, team))).contains("PZP-TEAM-011");
    assertThat(holder(adapter, "care-10", "central-health-professional"))
        .isEqualTo("PractitionerRole/care-10-gp");
    assertThat(open(adapter, "care-10")).hasSize(1);
  }

  @Test
  void taskOwnerRepliesOnTheTaskAndCannotChangeTheRequest(StartedAdapter adapter) {
    patient(adapter, "care-11", "care-11-gp");
    ok(adapter.put("/Task/care-11-d", json(asked("care-11", TaskStatus.REQUESTED, MARCH))));
    role(adapter, "care-11-other");
    var other = asked("care-11", TaskStatus.ACCEPTED, MAY);
    other.setOwner(new Reference("PractitionerRole/care-11-other"));
    var reply = adapter.put("/Task/care-11-d", json(other));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-TEAM-003");
  }

  @Test
  void aSignalReachesTheResponsiblePractitionerElseTheQueue(StartedAdapter adapter) {
    patient(adapter, "care-12", null);
    var said = post(adapter, signal("care-12"));
    assertThat(Reply.codesOf(said)).contains("PZP-TEAM-014");
    assertThat(queue(adapter, "")).anyMatch(task -> isOf(task, "care-12"));

    role(adapter, "care-12-gp");
    var team = contribution("care-12-c", "care-12", MARCH);
    with(team, "PractitionerRole/care-12-gp", responsible(), MARCH);
    put(adapter, team);
    assertThat(queue(adapter, "")).noneMatch(task -> isOf(task, "care-12"));
    assertThat(queue(adapter, "?owner=PractitionerRole/care-12-gp"))
        .anyMatch(task -> isOf(task, "care-12"));

    var task = queue(adapter, "?owner=PractitionerRole/care-12-gp").get(0);
    task.setStatus(TaskStatus.COMPLETED);
    task.setLastModifiedElement(new DateTimeType(JUNE));
    ok(adapter.put("/Task/" + task.getIdElement().getIdPart(), json(task)));
    assertThat(queue(adapter, "?owner=PractitionerRole/care-12-gp")).isEmpty();
  }

  @Test
  void feedbackOnAnUnknownQuestionIsKeptAndReported(StartedAdapter adapter) {
    patient(adapter, "care-13", "care-13-gp");
    ok(
        adapter.put(
            "/QuestionnaireResponse/care-13-f",
            json(Messages.form("care-13-f", "care-13", "2026-03-01", TreatmentDecision.PERFORM))));
    var feedback = signal("care-13");
    feedback.getCategory().clear();
    feedback.addCategory(VOCABULARY.concept(CareCode.FEEDBACK));
    feedback.addAbout(new Reference("QuestionnaireResponse/care-13-f"));
    feedback
        .getPayloadFirstRep()
        .addExtension(VOCABULARY.url(CareShape.FORM_QUESTION), new StringType("31415"));
    assertThat(Reply.codesOf(post(adapter, feedback))).contains("PZP-TEAM-015");
    assertThat(queue(adapter, "?owner=PractitionerRole/care-13-gp"))
        .extracting(task -> task.getCode().getCodingFirstRep().getCode())
        .contains("handle-feedback");
  }

  @Test
  void theConclusionOfAMeetingGoesToTheGeneralPractitioner(StartedAdapter adapter) {
    patient(adapter, "care-14", "care-14-gp");
    var document = new DocumentReference();
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.setType(VOCABULARY.concept(CareCode.MDT_CONCLUSION));
    document.setSubject(new Reference("Patient/care-14"));
    document.setDateElement(new InstantType(MAY));
    document.addContent().getAttachment().setContentType("text/plain").setData(new byte[] {65});
    assertThat(adapter.post("/DocumentReference", json(document)).status()).isEqualTo(201);
    assertThat(queue(adapter, "?owner=PractitionerRole/care-14-gp"))
        .extracting(task -> task.getCode().getCodingFirstRep().getCode())
        .containsExactly("read-mdt-conclusion");
  }

  @Test
  void coreTeamSeesItsPatientsInTheOrderOfDiscussion(StartedAdapter adapter) {
    var team = new Organization();
    team.setId("care-team-zuid");
    team.setName("Kernteam Zuid");
    ok(adapter.put("/Organization/care-team-zuid", json(team)));
    discussed(adapter, "care-15", CareCode.PALLIATIEF, MARCH);
    discussed(adapter, "care-16", CareCode.STERVENSFASE, JUNE);
    discussed(adapter, "care-17", CareCode.TERMINAAL, MAY);
    var bundle = adapter.get("/Organization/care-team-zuid/$core-team-list").bundle();
    var list = (ListResource) bundle.getEntryFirstRep().getResource();
    assertThat(list.getEntry())
        .extracting(entry -> entry.getItem().getReference())
        .containsExactly("Patient/care-16", "Patient/care-17", "Patient/care-15");
    assertThat(resources(bundle, Task.class))
        .extracting(task -> task.getCode().getCodingFirstRep().getCode())
        .contains("make-plan", "review-palliative-care", "review-medication");
    assertThat(resources(bundle, Task.class))
        .filteredOn(task -> task.getCode().getCodingFirstRep().getCode().equals("make-plan"))
        .allMatch(task -> task.getRestriction().getPeriod().hasEnd());
    put(
        adapter,
        withdrawn(
            marking("care-16-m", "care-16", CareCode.STERVENSFASE, "2026-07-01T10:00:00+02:00"),
            "recovered"));
    assertThat(
            ((ListResource)
                    adapter
                        .get("/Organization/care-team-zuid/$core-team-list")
                        .bundle()
                        .getEntryFirstRep()
                        .getResource())
                .getEntry())
        .hasSize(2);
  }

  @Test
  void markedPatientWithoutATeamIsFound(StartedAdapter adapter) {
    patient(adapter, "care-18", null);
    put(adapter, marked("care-18", CareCode.PALLIATIEF, MARCH));
    assertThat(adapter.get("/Organization/$without-core-team").body()).contains("Patient/care-18");
  }

  @Test
  void unknownPatientOrInvalidDateIsRefused(StartedAdapter adapter) {
    assertThat(adapter.get("/Patient/care-nobody/$marking-status").status()).isEqualTo(404);
    assertThat(adapter.get("/Patient/care-nobody/$care-network").status()).isEqualTo(404);
    patient(adapter, "care-19", null);
    assertThat(adapter.get("/Patient/care-19/$marking-status?date=gisteren").status())
        .isEqualTo(400);
    assertThat(adapter.get("/Patient/care-19/$care-network").status()).isEqualTo(200);
  }

  @Test
  void theMarkingAndItsBannerBecomeRowsOfTheZorgviewer(StartedAdapter adapter) {
    patient(adapter, "care-20", null);
    put(adapter, marked("care-20", CareCode.TERMINAAL, MARCH));
    var converter = new Stu3Converter(ProjectProfiles.profiles(), ProjectProfiles.packs());
    var marking = adapter.get("/Condition/care-20-m").as(Condition.class);
    var flag = all(adapter, "Flag", "care-20", Flag.class).get(0);
    var condition =
        (org.hl7.fhir.dstu3.model.Condition)
            converter
                .toStu3(
                    marking,
                    ReferencedResources.none(),
                    Stu3Style.forZorgviewer("urn:oid:2.16.528.1.1007.3.3.1"))
                .resource();
    assertThat(condition.getOnsetDateTimeType().hasValue()).isTrue();
    assertThat(condition.getCode().getCodingFirstRep().getDisplay()).isNotBlank();
    assertThat(condition.getClinicalStatus().toCode()).isEqualTo("active");
    var alert =
        (org.hl7.fhir.dstu3.model.Flag)
            converter
                .toStu3(
                    flag,
                    ReferencedResources.none(),
                    Stu3Style.forZorgviewer("urn:oid:2.16.528.1.1007.3.3.1"))
                .resource();
    assertThat(alert.getPeriod().hasStart()).isTrue();
    assertThat(alert.getCode().getText()).contains("terminaal");
    assertThat(alert.getExtensionsByUrl("http://hl7.org/fhir/StructureDefinition/flag-detail"))
        .hasSize(1);
  }

  @Test
  void theStu3DoorGivesTheMarkingAndItsBanner(StartedAdapter adapter) {
    patient(adapter, "care-21", null);
    put(adapter, marked("care-21", CareCode.STERVENSFASE, MARCH));
    var stu3 = adapter.fhir().replace("/fhir/r4", "/fhir/stu3");
    var conditions = adapter.get(stu3 + "/Condition?patient=care-21");
    assertThat(conditions.status()).as(conditions.body()).isEqualTo(200);
    assertThat(conditions.body())
        .contains("\"clinicalStatus\":\"active\"", "palliative-phase-marked");
    assertThat(adapter.get(stu3 + "/Flag?patient=care-21").body())
        .contains("Palliatieve fase gemarkeerd: stervensfase", "flag-detail", "\"start\"");
  }

  @Test
  void markingIsReadWithItsGroundAndConversation(StartedAdapter adapter) {
    patient(adapter, "care-22", null);
    var conversation = new Encounter();
    conversation.setId("care-22-e");
    conversation.setStatus(Encounter.EncounterStatus.FINISHED);
    conversation.addType(VOCABULARY.concept(CareCode.MARKING_CONVERSATION));
    conversation.setSubject(new Reference("Patient/care-22"));
    var marking = marked("care-22", CareCode.PALLIATIEF, MARCH);
    marking.setEncounter(new Reference("Encounter/care-22-e"));
    ok(adapter.post("", json(transaction(conversation, marking))));
    assertThat(adapter.get("/Patient/care-22/$marking-status").body())
        .contains("Encounter/care-22-e", "surprise-question", "PractitionerRole/gp");
  }

  @Test
  void markerMayHaveOnlyANumber(StartedAdapter adapter) {
    patient(adapter, "care-23", null);
    var marking = marked("care-23", CareCode.PALLIATIEF, MARCH);
    marking.setAsserter(
        new Reference()
            .setIdentifier(
                new Identifier()
                    .setSystem("http://fhir.nl/fhir/NamingSystem/agb-z")
                    .setValue("01999012")));
    put(adapter, marking);
    assertThat(adapter.get("/Patient/care-23/$care-network").body()).contains("01999012");
  }

  @Test
  void undatedDeathEndsEverythingAndARetractedDeathEndsNothing(StartedAdapter adapter) {
    patient(adapter, "care-24", "care-24-gp");
    put(adapter, marked("care-24", CareCode.TERMINAAL, MARCH));
    var dead = new Patient();
    dead.setId("care-24");
    dead.addGeneralPractitioner(new Reference("PractitionerRole/care-24-gp"));
    dead.setDeceased(new BooleanType(true));
    ok(adapter.put("/Patient/care-24", json(dead)));
    assertThat(status(adapter, "care-24")).isEqualTo("deceased");
    assertThat(queue(adapter, "?owner=PractitionerRole/gp"))
        .noneMatch(task -> isOf(task, "care-24"));
    // Silence retracts nothing: only an explicit statement ends a death.
    dead.setDeceased(null);
    ok(adapter.put("/Patient/care-24", json(dead)));
    assertThat(status(adapter, "care-24")).isEqualTo("deceased");
    dead.setDeceased(new BooleanType(false));
    ok(adapter.put("/Patient/care-24", json(dead)));
    assertThat(status(adapter, "care-24")).isEqualTo("marked");
    assertThat(holder(adapter, "care-24", "RESP")).isEqualTo("PractitionerRole/gp");
    assertThat(queue(adapter, "?owner=PractitionerRole/gp"))
        .anyMatch(task -> isOf(task, "care-24"));
  }

  @Test
  void aMarkingDoesNotMoveToAnotherPatient(StartedAdapter adapter) {
    patient(adapter, "care-25", null);
    patient(adapter, "care-26", null);
    put(adapter, marked("care-25", CareCode.PALLIATIEF, MARCH));
    var other = marking("care-25-m", "care-26", CareCode.PALLIATIEF, MAY);
    assertThat(adapter.put("/Condition/care-25-m", json(other)).status()).isEqualTo(409);
    assertThat(status(adapter, "care-26")).isEqualTo("not-recorded");
  }

  @Test
  void everyOfferedOperationHasItsDefinition(StartedAdapter adapter) throws IOException {
    var offered =
        adapter
            .get("/metadata")
            .as(CapabilityStatement.class)
            .getRestFirstRep()
            .getResource()
            .stream()
            .flatMap(resource -> resource.getOperation().stream())
            .filter(operation -> operation.getDefinition().contains("pzp-adapter"))
            .toList();
    assertThat(offered).extracting(operation -> operation.getName()).contains("marking-status");
    for (var operation : offered) {
      var file = Path.of("profiles/regional", "operation-" + operation.getName() + ".json");
      if (Files.exists(file)) {
        assertThat(Files.readString(file)).contains("\"" + operation.getDefinition() + "\"");
      }
    }
    for (var name :
        List.of(
            "marking-status", "care-network", "worklist", "core-team-list", "without-core-team")) {
      assertThat(offered).extracting(operation -> operation.getName()).contains(name);
      assertThat(Path.of("profiles/regional", "operation-" + name + ".json")).exists();
    }
  }

  @Test
  void concurrentSourcesGiveOneNetwork(StartedAdapter adapter) {
    patient(adapter, "care-27", "care-27-gp");
    IntStream.range(0, 12)
        .parallel()
        .forEach(
            i ->
                ok(
                    adapter.put(
                        "/Condition/care-27-m" + i % 4,
                        json(
                            marking(
                                "care-27-m" + i % 4,
                                "care-27",
                                CareCode.PALLIATIEF,
                                "2026-03-04T16:%02d:00+01:00".formatted(i))))));
    assertThat(all(adapter, "Provenance", "care-27", Provenance.class)).hasSize(12);
    assertThat(all(adapter, "CareTeam", "care-27", CareTeam.class)).hasSize(1);
    assertThat(all(adapter, "Flag", "care-27", Flag.class)).hasSize(1);
    assertThat(open(adapter, "care-27")).hasSize(1);
    for (int i = 0; i < 4; i++) {
      assertThat(adapter.get("/Condition/care-27-m" + i).body())
          .contains("2026-03-04T16:%02d:00+01:00".formatted(8 + i));
    }
  }

  private static void discussed(StartedAdapter adapter, String id, CareCode phase, String time) {
    patient(adapter, id, id + "-gp");
    put(adapter, marked(id, phase, time));
    var team = contribution(id + "-c", id, time);
    with(team, "PractitionerRole/" + id + "-gp", districtNurse(), time);
    team.addManagingOrganization(new Reference("Organization/care-team-zuid"));
    put(adapter, team);
  }

  private static void patient(
      StartedAdapter adapter, String id, @org.jspecify.annotations.Nullable String gp) {
    role(adapter, "gp");
    var patient = new Patient();
    patient.setId(id);
    if (gp != null) {
      role(adapter, gp);
      patient.addGeneralPractitioner(new Reference("PractitionerRole/" + gp));
    }
    ok(adapter.put("/Patient/" + id, json(patient)));
  }

  private static void role(StartedAdapter adapter, String id) {
    var role = new PractitionerRole();
    role.setId(id);
    ok(adapter.put("/PractitionerRole/" + id, json(role)));
  }

  private static Condition marked(String patientId, CareCode phase, String time) {
    return marking(patientId + "-m", patientId, phase, time);
  }

  private static Task asked(String patientId, TaskStatus status, String time) {
    return delegation(patientId + "-d", patientId, "PractitionerRole/gp", status, time);
  }

  private static Communication signal(String patientId) {
    var signal = new Communication();
    signal.setStatus(CommunicationStatus.COMPLETED);
    signal.addCategory(VOCABULARY.concept(CareCode.SIGNAL));
    signal.setSubject(new Reference("Patient/" + patientId));
    signal.setSentElement(new DateTimeType(MAY));
    signal.setSender(new Reference().setDisplay("Buurtteam"));
    signal.addPayload().setContent(new StringType("Eet weinig."));
    return signal;
  }

  private static OperationOutcome put(StartedAdapter adapter, Resource resource) {
    return said(adapter, resource);
  }

  private static OperationOutcome post(StartedAdapter adapter, Resource resource) {
    return said(adapter, resource);
  }

  private static OperationOutcome said(StartedAdapter adapter, Resource resource) {
    var reply = adapter.post("", json(transaction(resource)));
    ok(reply);
    var outcome = reply.bundle().getEntryFirstRep().getResponse().getOutcome();
    return outcome instanceof OperationOutcome said ? said : new OperationOutcome();
  }

  private static void ok(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
  }

  private static String status(StartedAdapter adapter, String patientId) {
    var reply = adapter.get("/Patient/" + patientId + "/$marking-status");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.as(Parameters.class).getParameterValue("status").primitiveValue();
  }

  private static String holder(StartedAdapter adapter, String patientId, String role) {
    return adapter
        .get("/Patient/" + patientId + "/$care-network")
        .as(CareTeam.class)
        .getParticipant()
        .stream()
        .filter(
            participant ->
                participant.getRole().stream()
                    .anyMatch(r -> role.equals(r.getCodingFirstRep().getCode())))
        .map(participant -> participant.getMember().getReference())
        .collect(java.util.stream.Collectors.joining(" and "));
  }

  private static List<Task> queue(StartedAdapter adapter, String owner) {
    var reply = adapter.get("/Task/$worklist" + owner);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return resources(reply.bundle(), Task.class).toList();
  }

  private static boolean isOf(Task task, String patientId) {
    return task.getFor().getReference().equals("Patient/" + patientId);
  }

  private static List<DetectedIssue> open(StartedAdapter adapter, String patientId) {
    return all(adapter, "DetectedIssue", patientId, DetectedIssue.class).stream()
        .filter(issue -> !issue.hasMitigation())
        .toList();
  }

  private static <T extends Resource> List<T> all(
      StartedAdapter adapter, String type, String patientId, Class<T> as) {
    return resources(
            adapter.get("/" + type + "?patient=Patient/" + patientId + "&_count=100").bundle(), as)
        .toList();
  }

  private static <T extends Resource> Stream<T> resources(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
