package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.stu3.Stu3Messages.concept;
import static nl.pzp.fhirapi.stu3.Stu3Messages.directive;
import static nl.pzp.fhirapi.stu3.Stu3Messages.form;
import static nl.pzp.fhirapi.stu3.Stu3Messages.json;
import static nl.pzp.fhirapi.stu3.Stu3Messages.patient;
import static nl.pzp.fhirapi.stu3.Stu3Messages.transaction;
import static nl.pzp.fhirapi.stu3.Stu3Messages.xml;
import static nl.pzp.fhirapi.stu3.Stu3ReadTest.decision;
import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static nl.pzp.fhirapi.stu3.Stu3ReadTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Flag;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.QuestionnaireResponse;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.RelatedPerson;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.UriType;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Resources posted at the STU3 door are kept as posted and converted to the standard's R4. */
@ExtendWith(SharedAdapter.class)
class Stu3WriteTest {

  private static final String JSON = "application/fhir+json";
  private static final String OUTCOME = "return=OperationOutcome";
  private static final String SOURCE =
      "http://hl7.org/fhir/4.0/StructureDefinition/extension-Meta.source";

  @Test
  void vendorDirectiveIsKeptAsPostedAndReadableInBothVersions(StartedAdapter adapter) {
    put(adapter, patient("s3w-1", "999972236"));
    var sent = directive("s3w-1-c", "s3w-1", "NEE");
    var written = put(adapter, sent);
    assertThat(written.status()).as(written.body()).isEqualTo(201);
    assertThat(written.reply().header("Location"))
        .isEqualTo(adapter.stu3() + "/Consent/s3w-1-c/_history/1");
    assertThat(decision(written.as(Consent.class))).isEqualTo("NEE");
    var r4 = adapter.get("/Consent/s3w-1-c").as(org.hl7.fhir.r4.model.Consent.class);
    assertThat(r4.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
    assertThat(r4.getDateTimeElement().getValueAsString()).isEqualTo("2026-03-01");
    var again = get(adapter, "/Consent/s3w-1-c").as(Consent.class);
    assertThat(decision(again)).isEqualTo("NEE");
    assertThat(newestBody(adapter)).isEqualTo(json(sent));
  }

  @Test
  void everyToleranceIsReportedInTheResponseAndCounted(StartedAdapter adapter) {
    put(adapter, patient("s3w-2", "999972327"));
    var before = counted(adapter, "PZP-STU3-216", "oid");
    var sent = directive("s3w-2-c", "s3w-2", "JA");
    sent.getMeta().addExtension().setUrl(SOURCE).setValue(new UriType("urn:oid:2.999.7"));
    var written =
        new Stu3Answer(
            adapter.put(adapter.stu3() + "/Consent/s3w-2-c", json(sent), "Prefer", OUTCOME));
    assertThat(written.problems()).contains("PZP-STU3-216");
    assertThat(counted(adapter, "PZP-STU3-216", "oid")).isEqualTo(before + 1);
    var port = adapter.managementPort();
    var figures = adapter.get("http://127.0.0.1:" + port + "/actuator/prometheus").body();
    assertThat(figures)
        .contains("pzp_stu3_tolerances_total")
        .contains("rule=\"PZP-STU3-216\"")
        .doesNotContain("2.999.7");
  }

  @Test
  void spellingsOfSystemsAndRolesAreReadAsTheKnownOnes(StartedAdapter adapter) {
    put(adapter, patient("s3w-13", "999980014"));
    var flag = new Flag();
    flag.setId("s3w-13-f");
    flag.setStatus(Flag.FlagStatus.ACTIVE);
    flag.setCategory(concept("urn:oid:2.16.840.1.113883.6.1", "75323-6", "condition"));
    flag.getCode().setText("Niet reanimeren");
    flag.setSubject(new Reference("Patient/s3w-13"));
    assertThat(outcomeOfPut(adapter, flag)).contains("PZP-STU3-201");
    assertThat(get(adapter, "/Flag/s3w-13-f").as(Flag.class).getCategory().getCodingFirstRep())
        .satisfies(coding -> assertThat(coding.getSystem()).isEqualTo("http://loinc.org"));
    var contact = new RelatedPerson();
    contact.setId("s3w-13-r");
    contact.setPatient(new Reference("Patient/s3w-13"));
    contact
        .addExtension()
        .setUrl("http://fhir.nl/fhir/StructureDefinition/nl-core-relatedperson-role")
        .setValue(concept("urn:oid:2.16.840.1.113883.2.4.3.11.22.472", "1", null));
    assertThat(outcomeOfPut(adapter, contact)).contains("PZP-STU3-207");
    var known = adapter.get("/RelatedPerson/s3w-13-r").body();
    assertThat(known).contains("\"code\":\"01\"");
  }

  private static List<String> outcomeOfPut(StartedAdapter adapter, Resource resource) {
    var path = "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    var written =
        new Stu3Answer(adapter.put(adapter.stu3() + path, json(resource), "Prefer", OUTCOME));
    assertThat(written.status()).as(written.body()).isEqualTo(201);
    return written.problems();
  }

  @Test
  void addressElsewhereIsThePatientOnlyWhereTheIdIsUnique(StartedAdapter adapter) {
    var unique = "9819c39260647b5de61609cdf1fa1c43";
    put(adapter, patient(unique, "999980154"));
    put(adapter, patient("4711", "999980245"));
    var sure = directive("s3w-15-c", "x", "NEE");
    sure.setPatient(new Reference("https://epd.example/fhir/Patient/" + unique));
    assertThat(outcomeOfPut(adapter, sure)).contains("PZP-STU3-227");
    assertThat(get(adapter, "/Consent?patient=" + unique).found())
        .containsExactly("Consent/s3w-15-c");
    var unsure = directive("s3w-15-u", "x", "NEE");
    unsure.setPatient(new Reference("https://epd.example/fhir/Patient/4711"));
    var refused = put(adapter, unsure);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems()).startsWith("PZP-API-020");
    assertThat(get(adapter, "/Consent?patient=4711").found()).isEmpty();
  }

  @Test
  void deletedDirectiveIsGoneAtBothDoors(StartedAdapter adapter) {
    put(adapter, patient("s3w-14", "999980063"));
    put(adapter, directive("s3w-14-c", "s3w-14", "NEE"));
    var deleted = adapter.delete(adapter.stu3() + "/Consent/s3w-14-c");
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(get(adapter, "/Consent/s3w-14-c").status()).isEqualTo(410);
    assertThat(adapter.get("/Consent/s3w-14-c").status()).isEqualTo(410);
    assertThat(get(adapter, "/Consent?patient=s3w-14").found()).isEmpty();
  }

  @Test
  void ambiguousDirectiveIsRefusedAndKeptInTheInbox(StartedAdapter adapter) {
    put(adapter, patient("s3w-3", "999972340"));
    var sent = directive("s3w-3-c", "s3w-3", "JA");
    sent.setModifierExtension(new ArrayList<>());
    var refused = put(adapter, sent);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems()).startsWith("PZP-STU3-001");
    assertThat(newestBody(adapter)).isEqualTo(json(sent));
    assertThat(get(adapter, "/Consent/s3w-3-c").status()).isEqualTo(404);
  }

  @Test
  void unknownDecisionCodeIsRefusedAndAskedButUnknownIsNeverNo(StartedAdapter adapter) {
    put(adapter, patient("s3w-4", "999972418"));
    var unknown = put(adapter, directive("s3w-4-a", "s3w-4", "MISSCHIEN"));
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.problems()).startsWith("PZP-STU3-002");
    var bare = put(adapter, directive("s3w-4-b", "s3w-4", "JA_MAAR"));
    assertThat(bare.status()).isEqualTo(422);
    assertThat(bare.problems()).startsWith("PZP-STU3-004");
    for (var code : List.of("UNK", "ASKU", "NASK")) {
      var open = directive("s3w-4-" + code.toLowerCase(java.util.Locale.ROOT), "s3w-4", "JA");
      open.getModifierExtension()
          .get(0)
          .setValue(concept("http://hl7.org/fhir/v3/NullFlavor", code, null));
      assertThat(put(adapter, open).status()).isEqualTo(201);
      var id = open.getIdElement().getIdPart();
      var r4 = adapter.get("/Consent/" + id).as(org.hl7.fhir.r4.model.Consent.class);
      assertThat(r4.getProvision().getType()).as(code).isNull();
      assertThat(decision(get(adapter, "/Consent/" + id).as(Consent.class))).isEqualTo(code);
    }
  }

  @Test
  void formOfZib2017GivesResourcesAndIsReadBackAsPosted(StartedAdapter adapter) {
    put(adapter, patient("s3w-5", "999972431"));
    var sent = form("s3w-5-form", "s3w-5", "2026-02-03", TreatmentDecision.DO_NOT_PERFORM);
    var posted =
        new Stu3Answer(
            adapter.post(adapter.stu3() + "/QuestionnaireResponse", json(sent), "Prefer", OUTCOME));
    assertThat(posted.status()).as(posted.body()).isEqualTo(201);
    assertThat(posted.problems()).contains("PZP-API-103");
    var directives = get(adapter, "/Consent?patient=s3w-5&category=11291000146105").matches();
    assertThat(directives)
        .singleElement()
        .satisfies(directive -> assertThat(decision((Consent) directive)).isEqualTo("NEE"));
    var forms =
        get(
                adapter,
                "/QuestionnaireResponse?subject=Patient/s3w-5&questionnaire="
                    + "https://api.iknl.nl/docs/pzp/stu3/Questionnaire/ACP-zib2017%7C1.0.0-rc2")
            .matches();
    assertThat(forms).hasSize(1);
    var form = (QuestionnaireResponse) forms.get(0);
    assertThat(form.getQuestionnaire().getReference()).endsWith("ACP-zib2017|1.0.0-rc2");
    assertThat(items(form)).isEqualTo(items(sent));
  }

  @Test
  void sameFormTwiceChangesNothing(StartedAdapter adapter) {
    put(adapter, patient("s3w-6", "999972509"));
    var body = json(form("s3w-6-form", "s3w-6", "2026-02-03", TreatmentDecision.PERFORM));
    var first = post(adapter, "/QuestionnaireResponse", body, JSON);
    var again = post(adapter, "/QuestionnaireResponse", body, JSON);
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(get(adapter, "/Consent?patient=s3w-6").found()).hasSize(1);
  }

  @Test
  void olderFormAfterANewerOneIsKeptAndReportedAsOlder(StartedAdapter adapter) {
    put(adapter, patient("s3w-7", "999972522"));
    var newer = form("s3w-7-new", "s3w-7", "2026-02-03", TreatmentDecision.DO_NOT_PERFORM);
    post(adapter, "/QuestionnaireResponse", json(newer), JSON);
    var older = form("s3w-7-old", "s3w-7", "2025-02-03", TreatmentDecision.PERFORM);
    var posted =
        new Stu3Answer(
            adapter.post(
                adapter.stu3() + "/QuestionnaireResponse", json(older), "Prefer", OUTCOME));
    assertThat(posted.status()).isEqualTo(201);
    assertThat(posted.problems()).contains("PZP-PLAN-009");
  }

  @Test
  void transactionIsStoredWholeAndItsRepeatGetsTheSameResponse(StartedAdapter adapter) {
    var bundle = namedBundle("s3w-8", "999972613", "JA");
    var first = post(adapter, "", json(bundle), JSON);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.bundle().getEntry())
        .hasSize(2)
        .allMatch(entry -> entry.getResponse().getStatus().startsWith("201"));
    assertThat(first.problems()).contains("PZP-STU3-216");
    var again = post(adapter, "", json(bundle), JSON);
    assertThat(entries(again)).isEqualTo(entries(first));
    var other = post(adapter, "", json(namedBundle("s3w-8", "999972613", "NEE")), JSON);
    assertThat(other.status()).isEqualTo(409);
    var location = first.bundle().getEntry().get(1).getResponse().getLocation();
    var kept = get(adapter, "/" + location).as(Consent.class);
    assertThat(kept.getPatient().getReference()).startsWith("Patient/");
    assertThat(kept.getMeta().getExtensionByUrl(SOURCE).getValue().primitiveValue())
        .isEqualTo("urn:oid:2.999.8");
  }

  // HAPI writes its own base address above the first entry.
  private static List<String> entries(Stu3Answer answer) {
    var bundle = answer.bundle();
    bundle.getLink().clear();
    return List.of(json(bundle));
  }

  private static Bundle namedBundle(String name, String bsn, String decision) {
    var patient = patient(name, bsn);
    patient.setId((String) null);
    var directive = directive(name + "-c", "x", decision);
    directive.setId((String) null);
    directive.setPatient(new Reference("urn:uuid:8d1a3b2c-0000-4000-8000-0000000000a1"));
    var bundle = transaction(patient, directive);
    bundle.getEntry().get(0).setFullUrl("urn:uuid:8d1a3b2c-0000-4000-8000-0000000000a1");
    bundle.getEntry().get(1).setFullUrl("urn:uuid:8d1a3b2c-0000-4000-8000-0000000000a2");
    bundle.setIdentifier(new Identifier().setSystem("urn:oid:2.999.1").setValue(name));
    bundle.getMeta().addExtension().setUrl(SOURCE).setValue(new UriType("urn:oid:2.999.8"));
    return bundle;
  }

  @Test
  void batchProcessesEachEntryByItself(StartedAdapter adapter) {
    put(adapter, patient("s3w-9", "999972704"));
    var bundle =
        transaction(directive("s3w-9-a", "s3w-9", "JA"), directive("s3w-9-b", "s3w-9", "WAT"))
            .setType(Bundle.BundleType.BATCH);
    bundle
        .addEntry()
        .getRequest()
        .setMethod(Bundle.HTTPVerb.GET)
        .setUrl("Consent?patient=s3w-9&category=11291000146105");
    var entries = post(adapter, "", json(bundle), JSON).bundle().getEntry();
    assertThat(entries.get(0).getResponse().getStatus()).startsWith("201");
    assertThat(entries.get(1).getResponse().getStatus()).startsWith("422");
    assertThat(((Bundle) entries.get(2).getResource()).getTotal()).isEqualTo(1);
  }

  @Test
  void conditionalWritesHold(StartedAdapter adapter) {
    put(adapter, patient("s3w-10", "999973198"));
    put(adapter, directive("s3w-10-c", "s3w-10", "JA"));
    var stale =
        new Stu3Answer(
            adapter.put(
                adapter.stu3() + "/Consent/s3w-10-c",
                json(directive("s3w-10-c", "s3w-10", "NEE")),
                "If-Match",
                "W/\"7\""));
    assertThat(stale.status()).isEqualTo(412);
    var named = directive("x", "s3w-10", "NEE");
    named.setId((String) null);
    named.setIdentifier(new Identifier().setSystem("urn:oid:2.999.2").setValue("s3w-10-i"));
    var condition = "identifier=urn:oid:2.999.2|s3w-10-i";
    var made = createUnless(adapter, named, condition);
    var there = createUnless(adapter, named, condition);
    assertThat(made.status()).isEqualTo(201);
    assertThat(there.status()).isEqualTo(200);
    assertThat(get(adapter, "/Consent?patient=s3w-10").found()).hasSize(2);
  }

  private static Stu3Answer createUnless(
      StartedAdapter adapter, Resource resource, String condition) {
    return new Stu3Answer(
        adapter.post(adapter.stu3() + "/Consent", json(resource), "If-None-Exist", condition));
  }

  @Test
  void xmlGoesInAndOut(StartedAdapter adapter) {
    put(adapter, patient("s3w-11", "999973289"));
    var written =
        new Stu3Answer(
            adapter.post(
                adapter.stu3() + "/Consent",
                xml(directive("s3w-11-c", "s3w-11", "NEE")),
                "Content-Type",
                "application/fhir+xml",
                "Accept",
                "application/fhir+xml"));
    assertThat(written.status()).isEqualTo(201);
    assertThat(decision(written.as(Consent.class))).isEqualTo("NEE");
  }

  @Test
  void readResourceCanBePutBackUnchanged(StartedAdapter adapter) {
    put(adapter, patient("s3w-12", "999973393"));
    put(adapter, directive("s3w-12-c", "s3w-12", "NEE"));
    var read = get(adapter, "/Consent/s3w-12-c").as(Consent.class);
    var back = put(adapter, read);
    assertThat(back.status()).isEqualTo(200);
    assertThat(decision(get(adapter, "/Consent/s3w-12-c").as(Consent.class))).isEqualTo("NEE");
    assertThat(back.reply().header("ETag")).isEqualTo("W/\"1\"");
  }

  private static List<String> items(QuestionnaireResponse form) {
    var all = new ArrayList<String>();
    form.getItem().forEach(item -> collect(item, all));
    return all;
  }

  private static void collect(
      QuestionnaireResponse.QuestionnaireResponseItemComponent item, List<String> into) {
    into.add(item.getLinkId() + " " + item.getAnswer().size());
    item.getItem().forEach(inner -> collect(inner, into));
    item.getAnswer().forEach(a -> a.getItem().forEach(inner -> collect(inner, into)));
  }

  private static double counted(StartedAdapter adapter, String rule, String source) {
    var counter =
        adapter
            .bean(MeterRegistry.class)
            .find("pzp.stu3.tolerances")
            .tags("rule", rule, "source", source)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  private static String newestBody(StartedAdapter adapter) {
    var inbox = adapter.bean(Inbox.class);
    var newest = inbox.list(MessageFilter.ALL, 1).get(0).id();
    return new String(inbox.find(newest).orElseThrow().body(), StandardCharsets.UTF_8);
  }

  private static Stu3Answer put(StartedAdapter adapter, Resource resource) {
    var path = "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    return new Stu3Answer(adapter.put(adapter.stu3() + path, json(resource)));
  }
}
