package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.goal;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static nl.pzp.fhirapi.Messages.xml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import nl.pzp.audit.AuditTrail;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedAdapter.class)
class ReadAndWriteTest {

  @Test
  void putResourceIsReadBackUnderItsIdWithVersionAndSource(StartedAdapter adapter) {
    var put = adapter.put("/Patient/rw-1", json(patient("rw-1", "999910139")));
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.header("Location")).endsWith("/Patient/rw-1/_history/1");
    assertThat(put.header("ETag")).isEqualTo("W/\"1\"");
    var read = adapter.get("/Patient/rw-1");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.as(Patient.class).getNameFirstRep().getFamily()).isEqualTo("Zandstra");
    assertThat(read.as(Patient.class).getMeta().getSource()).isEqualTo("urn:pzp:source:unnamed");
    assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(read.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(read.header("X-Powered-By")).isEmpty();
  }

  @Test
  void sameResourceTwiceMakesNoSecondVersion(StartedAdapter adapter) {
    var body = json(patient("rw-2", "999910140"));
    adapter.put("/Patient/rw-2", body);
    var again = adapter.put("/Patient/rw-2", body);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("ETag")).isEqualTo("W/\"1\"");
  }

  @Test
  void everyVersionStaysReadable(StartedAdapter adapter) {
    adapter.put("/Patient/rw-3", json(patient("rw-3", "999910152")));
    var changed = patient("rw-3", "999910152");
    changed.getNameFirstRep().setFamily("Zandstra-Post");
    adapter.put("/Patient/rw-3", json(changed));
    assertThat(familyOf(adapter.get("/Patient/rw-3/_history/1"))).isEqualTo("Zandstra");
    assertThat(familyOf(adapter.get("/Patient/rw-3/_history/2"))).isEqualTo("Zandstra-Post");
    var history = adapter.get("/Patient/rw-3/_history").bundle();
    assertThat(history.getType()).isEqualTo(BundleType.HISTORY);
    assertThat(history.getEntry())
        .extracting(entry -> entry.getResource().getIdElement().getVersionIdPart())
        .containsExactly("2", "1");
    assertThat(adapter.get("/Patient/rw-3/_history/3").status()).isEqualTo(404);
  }

  @Test
  void updateOfAVersionThatIsNoLongerCurrentIsRefused(StartedAdapter adapter) {
    adapter.put("/Patient/rw-4", json(patient("rw-4", "999910164")));
    var changed = patient("rw-4", "999910164");
    changed.getNameFirstRep().setFamily("Zandstra-Post");
    var good = adapter.put("/Patient/rw-4", json(changed), "If-Match", "W/\"1\"");
    assertThat(good.status()).isEqualTo(200);
    changed.getNameFirstRep().setFamily("Zandstra-Bos");
    var stale = adapter.put("/Patient/rw-4", json(changed), "If-Match", "W/\"1\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.problems()).containsExactly("PZP-REC-001");
    var unreadable = adapter.put("/Patient/rw-4", json(changed), "If-Match", "yesterday");
    assertThat(unreadable.status()).isEqualTo(400);
    assertThat(familyOf(adapter.get("/Patient/rw-4"))).isEqualTo("Zandstra-Post");
  }

  @Test
  void createByPutUnderATakenIdIsRefused(StartedAdapter adapter) {
    var entry = transaction(patient("rw-4b", "999971153"));
    entry.getEntryFirstRep().getRequest().setIfNoneMatch("*");
    assertThat(adapter.post("", json(entry)).status()).isEqualTo(200);
    var taken = adapter.post("", json(entry));
    assertThat(taken.status()).isEqualTo(412);
    assertThat(adapter.get("/Patient/rw-4b").header("ETag")).isEqualTo("W/\"1\"");
  }

  @Test
  void postedResourceGetsTheSameIdWheneverItIsPosted(StartedAdapter adapter) {
    adapter.put("/Patient/rw-5", json(patient("rw-5", "999910176")));
    var goal = goal("mine", "rw-5");
    goal.addIdentifier().setSystem("urn:test:goals").setValue("5");
    var first = adapter.post("/Goal", json(goal));
    assertThat(first.status()).isEqualTo(201);
    var again = adapter.post("/Goal", json(goal));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(first.header("Location")).doesNotContain("mine");
  }

  @Test
  void postedPatientStaysOnePatientAndItsIdDoesNotRevealTheBsn(StartedAdapter adapter) {
    var patient = patient("x", "999910644");
    patient.setId((String) null);
    var first = new IdType(adapter.post("/Patient", json(patient)).header("Location"));
    patient.getNameFirstRep().setFamily("Zandstra-Post");
    var again = new IdType(adapter.post("/Patient", json(patient)).header("Location"));
    assertThat(again.getIdPart()).isEqualTo(first.getIdPart());
    assertThat(again.getVersionIdPart()).isEqualTo("2");
    assertThat(first.getIdPart())
        .isNotEqualTo(
            DeterministicId.of("urn:pzp:source:unnamed", "Patient", Messages.BSN, "999910644"));
  }

  @Test
  void conditionalCreateUnderEightThreadsMakesOne(StartedAdapter adapter) {
    var practitioner = new Practitioner();
    practitioner
        .addIdentifier()
        .setSystem("http://fhir.nl/fhir/NamingSystem/agb-z")
        .setValue("01000077");
    practitioner.addName().setFamily("Bakker");
    var condition = "identifier=http://fhir.nl/fhir/NamingSystem/agb-z|01000077";
    var locations =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i -> adapter.post("/Practitioner", json(practitioner), "If-None-Exist", condition))
            .peek(reply -> assertThat(reply.status()).isIn(200, 201))
            .map(reply -> reply.header("Location"))
            .distinct()
            .toList();
    assertThat(locations).hasSize(1);
    assertThat(
            adapter
                .post(
                    "/Practitioner",
                    "{\"resourceType\":\"Practitioner\"}",
                    "If-None-Exist",
                    "name=Bakker")
                .problems())
        .containsExactly("PZP-API-018");
  }

  @Test
  void referencesWithinATransactionPointAtTheCreatedResources(StartedAdapter adapter) {
    var practitioner = new Practitioner();
    practitioner.addName().setFamily("De Vries");
    var consent = resuscitation("tx-consent", "tx", ConsentProvisionType.DENY);
    consent.setPatient(new Reference("urn:uuid:0d5f5a6e-0000-4000-8000-000000000001"));
    consent.addPerformer(new Reference("urn:uuid:0d5f5a6e-0000-4000-8000-000000000002"));
    var bundle = transaction(patient("tx", "999910188"), practitioner, consent);
    bundle.getEntry().get(0).setFullUrl("urn:uuid:0d5f5a6e-0000-4000-8000-000000000001");
    bundle.getEntry().get(1).setFullUrl("urn:uuid:0d5f5a6e-0000-4000-8000-000000000002");
    var reply = adapter.post("", json(bundle));
    assertThat(reply.status()).isEqualTo(200);
    var made = new IdType(reply.bundle().getEntry().get(1).getResponse().getLocation());
    var stored = adapter.get("/Consent/tx-consent").as(Consent.class);
    assertThat(stored.getPatient().getReference()).isEqualTo("Patient/tx");
    assertThat(stored.getPerformerFirstRep().getReference())
        .isEqualTo("Practitioner/" + made.getIdPart());
    assertThat(adapter.get("/Practitioner/" + made.getIdPart()).status()).isEqualTo(200);
  }

  @Test
  void conditionalReferenceFindsThePatientByBsnWithoutKeepingIt(StartedAdapter adapter) {
    adapter.put("/Patient/cond", json(patient("cond", "999910206")));
    var goal = goal("cond-goal", "cond");
    goal.setSubject(new Reference("Patient?identifier=" + Messages.BSN + "|999910206"));
    assertThat(adapter.put("/Goal/cond-goal", json(goal)).status()).isEqualTo(201);
    var stored = adapter.get("/Goal/cond-goal");
    assertThat(stored.as(Goal.class).getSubject().getReference()).isEqualTo("Patient/cond");
    assertThat(stored.body()).doesNotContain("999910206");
  }

  @Test
  void repeatedIdentifierGetsTheSameResponseAndIsRefusedWithOtherContent(StartedAdapter adapter) {
    var bundle = transaction(patient("named", "999910218"));
    bundle.getIdentifier().setSystem("urn:test:messages").setValue("named-1");
    var first = adapter.post("", json(bundle));
    assertThat(first.status()).isEqualTo(200);
    var again = adapter.post("", json(bundle));
    assertThat(again.status()).isEqualTo(200);
    assertThat(entries(again)).isEqualTo(entries(first));
    bundle.addEntry(transaction(goal("named-goal", "named")).getEntryFirstRep());
    var reused = adapter.post("", json(bundle));
    assertThat(reused.status()).isEqualTo(409);
    assertThat(reused.problems()).containsExactly("PZP-REC-010");
  }

  @Test
  void batchProcessesEachEntryByItself(StartedAdapter adapter) {
    var bundle = transaction(patient("batch", "999910231"), goal("batch-goal", "nobody"));
    bundle.setType(BundleType.BATCH);
    bundle.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl("Patient/batch");
    bundle.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl("Patient/not-there");
    var reply = adapter.post("", json(bundle));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.bundle().getType()).isEqualTo(BundleType.BATCHRESPONSE);
    assertThat(reply.bundle().getEntry())
        .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
        .containsExactly("201", "422", "200", "404");
    assertThat(reply.bundle().getEntry().get(2).getResource()).isInstanceOf(Patient.class);
    assertThat(adapter.get("/Goal/batch-goal").status()).isEqualTo(404);
  }

  @Test
  void idOfAnotherSourceIsAConflict(StartedAdapter adapter) {
    adapter.put("/Patient/owner", json(patient("owner", "999910243")));
    var mine = goal("owned", "owner");
    mine.getMeta().setSource("urn:test:one");
    assertThat(adapter.put("/Goal/owned", json(mine)).status()).isEqualTo(201);
    mine.getMeta().setSource("urn:test:two");
    var taken = adapter.put("/Goal/owned", json(mine));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.problems()).containsExactly("PZP-REC-003");
  }

  @Test
  void professionalWithARegisterNumberMayComeFromEverySource(StartedAdapter adapter) {
    var agb = "http://fhir.nl/fhir/NamingSystem/agb-z";
    var doctor = new org.hl7.fhir.r4.model.Practitioner();
    doctor.setId("shared-dr");
    doctor.addIdentifier().setSystem(agb).setValue("01054321");
    doctor.addName().setFamily("Terwisscha");
    doctor.getMeta().setSource("urn:test:one");
    assertThat(adapter.put("/Practitioner/shared-dr", json(doctor)).status()).isEqualTo(201);
    doctor.getNameFirstRep().setFamily("Terwisscha-Postma");
    doctor.getMeta().setSource("urn:test:two");
    assertThat(adapter.put("/Practitioner/shared-dr", json(doctor)).status()).isEqualTo(200);
    assertThat(adapter.get("/Practitioner/shared-dr").body()).contains("Terwisscha-Postma");
    doctor.setId("own-dr");
    doctor.getMeta().setSource("urn:test:three");
    adapter.put("/Practitioner/own-dr", json(doctor));

    var found = adapter.get("/Practitioner?identifier=" + agb + "%7C01054321").bundle();

    assertThat(found.getEntry()).hasSize(1);
    assertThat(adapter.get("/Practitioner/own-dr").status()).isEqualTo(200);
    // A name is not a register number.
    doctor.setId("shared-dr");
    doctor.getIdentifier().clear();
    doctor.getMeta().setSource("urn:test:four");
    assertThat(adapter.put("/Practitioner/shared-dr", json(doctor)).status()).isEqualTo(409);
  }

  @Test
  void onePersonWithTwoIdsIsShownOnce(StartedAdapter adapter) {
    var first = patient("person-a", "999910255");
    first.getMeta().setSource("urn:test:hospital");
    adapter.put("/Patient/person-a", json(first));
    var second = patient("person-b", "999910255");
    second.getMeta().setSource("urn:test:practice");
    var consent = resuscitation("person-consent", "person-b", ConsentProvisionType.DENY);
    consent.getMeta().setSource("urn:test:practice");
    assertThat(adapter.post("", json(transaction(second, consent))).status()).isEqualTo(200);
    var stored = adapter.get("/Consent/person-consent").as(Consent.class);
    assertThat(stored.getPatient().getReference()).isEqualTo("Patient/person-a");
    for (var id : new String[] {"person-a", "person-b"}) {
      assertThat(adapter.get("/Consent?patient=" + id).bundle().getTotal()).isEqualTo(1);
      assertThat(adapter.get("/Patient/" + id).status()).isEqualTo(200);
    }
    var found = adapter.get("/Patient?identifier=" + Messages.BSN + "%7C999910255").bundle();
    assertThat(found.getTotal()).isEqualTo(1);
  }

  @Test
  void deletedResourceIsGoneAndItsHistoryStays(StartedAdapter adapter) {
    adapter.put("/Patient/del", json(patient("del", "999910267")));
    adapter.put("/Goal/del-goal", json(goal("del-goal", "del")));
    assertThat(adapter.delete("/Goal/del-goal").status()).isEqualTo(204);
    assertThat(adapter.get("/Goal/del-goal").status()).isEqualTo(410);
    assertThat(adapter.get("/Goal/del-goal/_history/1").status()).isEqualTo(200);
    var history = adapter.get("/Goal/del-goal/_history").bundle();
    assertThat(history.getEntry())
        .extracting(entry -> entry.getRequest().getMethod())
        .containsExactly(HTTPVerb.DELETE, HTTPVerb.PUT);
    assertThat(adapter.delete("/Goal/never-there").status()).isEqualTo(404);
    var back = adapter.put("/Goal/del-goal", json(goal("del-goal", "del")));
    assertThat(back.status()).isEqualTo(201);
    assertThat(back.header("ETag")).isEqualTo("W/\"3\"");
  }

  @Test
  void xmlGoesInAndOut(StartedAdapter adapter) {
    var put =
        adapter.put(
            "/Patient/xml",
            xml(patient("xml", "999910279")),
            "Content-Type",
            "application/fhir+xml",
            "Accept",
            "application/fhir+xml");
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.header("Content-Type")).startsWith("application/fhir+xml");
    assertThat(put.as(Patient.class).getNameFirstRep().getFamily()).isEqualTo("Zandstra");
    assertThat(adapter.get("/Patient/xml?_format=xml").body()).startsWith("<Patient");
    var refused = adapter.get("/Patient/not-xml", "Accept", "application/fhir+xml");
    assertThat(refused.header("Content-Type")).startsWith("application/fhir+xml");
    assertThat(refused.problems()).containsExactly("PZP-API-002");
    assertThat(adapter.get("/Patient/xml?_pretty=true").body()).contains("\n");
    assertThat(adapter.get("/Patient/xml?_summary=true").body()).doesNotContain("\"address\"");
  }

  @Test
  void responseFollowsThePreferHeader(StartedAdapter adapter) {
    var body = json(patient("prefer", "999910280"));
    assertThat(adapter.put("/Patient/prefer", body, "Prefer", "return=minimal").body()).isEmpty();
    assertThat(adapter.put("/Patient/prefer", body, "Prefer", "return=representation").body())
        .contains("Zandstra");
    assertThat(adapter.put("/Patient/prefer", body, "Prefer", "return=OperationOutcome").body())
        .contains("OperationOutcome");
  }

  @Test
  void nextVersionChangesTheStatusOfAGoal(StartedAdapter adapter) {
    adapter.put("/Patient/next", json(patient("next", "999910292")));
    var goal = goal("next-goal", "next");
    adapter.put("/Goal/next-goal", json(goal));
    goal.setLifecycleStatus(GoalLifecycleStatus.CANCELLED);
    adapter.put("/Goal/next-goal", json(goal));
    goal.setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
    var back = adapter.put("/Goal/next-goal", json(goal));
    assertThat(back.header("ETag")).as("going back is a change too").isEqualTo("W/\"3\"");
  }

  @Test
  void readsAndChangesAreAuditedByIdAndNeverByBsn(StartedAdapter adapter) {
    adapter.put("/Patient/audited", json(patient("audited", "999910309")));
    adapter.get("/Patient/audited");
    adapter.get("/Patient?identifier=" + Messages.BSN + "%7C999910309");
    adapter.get("/Patient/audited/_history/77");
    var record = adapter.bean(PatientRecord.class);
    var person = record.personByPatientId("audited").orElseThrow();
    var entries = adapter.bean(AuditTrail.class).about(person, 10);
    assertThat(entries).hasSize(3);
    assertThat(entries.get(2)).contains("\"action\":\"U\"", "Patient/audited/_history/1");
    assertThat(entries.get(1)).contains("\"action\":\"R\"", "\"reference\":\"Patient/audited\"");
    assertThat(entries.get(0)).contains("\"action\":\"E\"");
    assertThat(String.join("", entries)).doesNotContain("999910309");
    assertThat(adapter.bean(AuditTrail.class).newest(1).get(0))
        .contains("\"outcome\":\"4\"", "PZP-API-002");
  }

  private static String familyOf(Reply reply) {
    return reply.as(Patient.class).getNameFirstRep().getFamily();
  }

  private static String entries(Reply reply) {
    return reply.body().substring(reply.body().indexOf("\"entry\""));
  }
}
