package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.Messages.goal;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.CapabilityStatement;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Goal;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reads and searches of the record at the STU3 door. */
@ExtendWith(SharedAdapter.class)
class Stu3ReadTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PERMITTED =
      "http://nictiz.nl/fhir/StructureDefinition/zib-TreatmentDirective-TreatmentPermitted";

  @Test
  void directiveOfTheRecordIsReadAsZib2017(StartedAdapter adapter) {
    var consent = resuscitation("s3r-1-c", "s3r-1", ConsentProvisionType.DENY);
    adapter.post("", json(transaction(patient("s3r-1", "999970598"), consent)));
    var read = get(adapter, "/Consent/s3r-1-c");
    assertThat(read.status()).as(read.body()).isEqualTo(200);
    assertThat(read.reply().header("ETag")).isEqualTo("W/\"1\"");
    assertThat(decision(read.as(Consent.class))).isEqualTo("NEE");
    assertThat(read.as(Consent.class).getPatient().getReference()).isEqualTo("Patient/s3r-1");
    var version = get(adapter, "/Consent/s3r-1-c/_history/1");
    assertThat(decision(version.as(Consent.class))).isEqualTo("NEE");
  }

  @Test
  void historyHasEveryVersionAndTheTombstone(StartedAdapter adapter) {
    adapter.put("/Patient/s3r-2", json(patient("s3r-2", "999970689")));
    adapter.put("/Goal/s3r-2-g", json(goal("s3r-2-g", "s3r-2")));
    adapter.delete("/Goal/s3r-2-g");
    var history = get(adapter, "/Goal/s3r-2-g/_history").bundle();
    assertThat(history.getType()).isEqualTo(Bundle.BundleType.HISTORY);
    assertThat(history.getEntry()).hasSize(2);
    assertThat(history.getEntry().get(0).getRequest().getMethod())
        .isEqualTo(Bundle.HTTPVerb.DELETE);
    assertThat(((Goal) history.getEntry().get(1).getResource()).getStatus())
        .isEqualTo(Goal.GoalStatus.INPROGRESS);
    var gone = get(adapter, "/Goal/s3r-2-g");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.problems()).containsExactly("PZP-API-003");
  }

  @Test
  void xmlIsGivenOnRequest(StartedAdapter adapter) {
    adapter.put("/Patient/s3r-3", json(patient("s3r-3", "999970793")));
    var read =
        new Stu3Answer(
            adapter.get(adapter.stu3() + "/Patient/s3r-3", "Accept", "application/fhir+xml"));
    assertThat(read.reply().header("Content-Type")).startsWith("application/fhir+xml");
    assertThat(read.as(Patient.class).getNameFirstRep().getFamily()).isEqualTo("Zandstra");
  }

  @Test
  void directivesAndWillsAreFoundByTheirZib2017Categories(StartedAdapter adapter) {
    var directive = resuscitation("s3r-4-c", "s3r-4", ConsentProvisionType.PERMIT);
    var will = will("s3r-4-w", "s3r-4");
    adapter.post("", json(transaction(patient("s3r-4", "999970884"), directive, will)));
    var snomed = "http://snomed.info/sct%7C";
    for (var category : List.of(snomed + "11291000146105", "11291000146105")) {
      assertThat(get(adapter, "/Consent?patient=s3r-4&category=" + category).found())
          .containsExactly("Consent/s3r-4-c");
    }
    assertThat(get(adapter, "/Consent?patient=s3r-4&category=" + snomed + "11341000146107").found())
        .containsExactly("Consent/s3r-4-w");
    assertThat(get(adapter, "/Consent?patient=s3r-4&category:not=11341000146107").found())
        .containsExactly("Consent/s3r-4-c");
    var link =
        get(adapter, "/Consent?patient=s3r-4&category=11291000146105")
            .bundle()
            .getLink("self")
            .getUrl();
    assertThat(link).startsWith(adapter.stu3() + "/Consent?").contains("category=11291000146105");
  }

  @Test
  void patientIsFoundByBsnInABodyAndByMatch(StartedAdapter adapter) {
    adapter.put("/Patient/s3r-5", json(patient("s3r-5", "999970975")));
    var searched =
        post(
            adapter,
            "/Patient/_search",
            "identifier=http%3A%2F%2Ffhir.nl%2Ffhir%2FNamingSystem%2Fbsn%7C999970975",
            FORM);
    assertThat(searched.found()).containsExactly("Patient/s3r-5");
    assertThat(searched.bundle().getLink("self").getUrl()).doesNotContain("999970975");
    var bare = new Patient();
    bare.addIdentifier().setUse(org.hl7.fhir.dstu3.model.Identifier.IdentifierUse.OFFICIAL);
    bare.getIdentifierFirstRep()
        .setSystem("http://fhir.nl/fhir/NamingSystem/bsn")
        .setValue("999970975");
    var matched = post(adapter, "/Patient/$match", stu3(bare), "application/fhir+json");
    assertThat(matched.status()).as(matched.body()).isEqualTo(200);
    assertThat(matched.found()).containsExactly("Patient/s3r-5");
    assertThat(matched.bundle().getEntryFirstRep().getSearch().getScore().intValue()).isEqualTo(1);
    bare.getIdentifierFirstRep().setValue("999971001");
    assertThat(post(adapter, "/Patient/$match", stu3(bare), "application/fhir+json").found())
        .isEmpty();
    bare.getIdentifier().clear();
    var nobody = post(adapter, "/Patient/$match", stu3(bare), "application/fhir+json");
    assertThat(nobody.status()).isEqualTo(400);
    assertThat(nobody.problems()).containsExactly("PZP-API-024");
  }

  @Test
  void unknownParameterIsRefusedWithStu3NamesUnlessTheCallerIsLenient(StartedAdapter adapter) {
    adapter.put("/Patient/s3r-6", json(patient("s3r-6", "999972054")));
    var strict = get(adapter, "/Goal?patient=s3r-6&lifecycle-status=active");
    assertThat(strict.status()).isEqualTo(400);
    assertThat(strict.problems()).containsExactly("PZP-SEARCH-002");
    assertThat(strict.body()).contains("status").doesNotContain("achievement-status");
    var lenient =
        new Stu3Answer(
            adapter.get(
                adapter.stu3() + "/Goal?patient=s3r-6&colour=blue", "Prefer", "handling=lenient"));
    assertThat(lenient.status()).isEqualTo(200);
    assertThat(lenient.problems()).containsExactly("PZP-SEARCH-022");
    assertThat(get(adapter, "/Goal?category=713603004").problems())
        .containsExactly("PZP-SEARCH-012");
  }

  @Test
  void refusalsAreInTheLanguageOfTheReader(StartedAdapter adapter) {
    var dutch =
        new Stu3Answer(adapter.get(adapter.stu3() + "/Goal/none-such", "Accept-Language", "nl"));
    assertThat(dutch.status()).isEqualTo(404);
    assertThat(dutch.body()).contains("niet");
    assertThat(get(adapter, "/Medication/x").problems()).containsExactly("PZP-API-001");
  }

  @Test
  void linksLeadToTheNextPages(StartedAdapter adapter) {
    var bundle = transaction(patient("s3r-7", "999972145"));
    for (int i = 0; i < 5; i++) {
      bundle.addEntry(transaction(goal("s3r-7-g" + i, "s3r-7")).getEntryFirstRep());
    }
    adapter.post("", json(bundle));
    var first = get(adapter, "/Goal?patient=s3r-7&status=in-progress&_count=3");
    assertThat(first.bundle().getTotal()).isEqualTo(5);
    assertThat(first.found()).hasSize(3);
    var next = new Stu3Answer(adapter.get(first.bundle().getLink("next").getUrl()));
    assertThat(next.found()).hasSize(2).doesNotContainAnyElementsOf(first.found());
  }

  @Test
  void capabilityStatementMatchesTheSupportedInteractions(StartedAdapter adapter) {
    var statement = get(adapter, "/metadata").as(CapabilityStatement.class);
    assertThat(statement.getFhirVersion()).isEqualTo("3.0.2");
    assertThat(statement.getInstantiates())
        .extracting(uri -> uri.getValue())
        .containsExactly(
            "https://api.iknl.nl/docs/pzp/stu3/CapabilityStatement/ACP-CapabilityStatementProvider");
    var types = statement.getRestFirstRep().getResource();
    assertThat(types)
        .extracting(type -> type.getType())
        .contains("Consent", "Condition", "Flag", "DocumentReference", "Binary", "EpisodeOfCare")
        .doesNotContain("Communication");
    var encounter = types.stream().filter(t -> t.getType().equals("Encounter")).findFirst();
    assertThat(encounter.orElseThrow().getSearchParam())
        .extracting(parameter -> parameter.getName())
        .contains("reason", "class")
        .doesNotContain("reason-code");
  }

  static org.hl7.fhir.r4.model.Consent will(String id, String patientId) {
    var will = resuscitation(id, patientId, ConsentProvisionType.DENY);
    will.getScope()
        .getCodingFirstRep()
        .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
        .setCode("adr");
    will.getCategoryFirstRep()
        .getCodingFirstRep()
        .setSystem("http://terminology.hl7.org/CodeSystem/consentcategorycodes")
        .setCode("acd");
    will.setProvision(null);
    will.getProvision()
        .addCode()
        .addCoding()
        .setSystem("urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1")
        .setCode("NR");
    return will;
  }

  static String decision(Consent consent) {
    return consent.getModifierExtension().stream()
        .filter(extension -> extension.getUrl().equals(PERMITTED))
        .map(extension -> ((CodeableConcept) extension.getValue()).getCodingFirstRep().getCode())
        .findFirst()
        .orElse("");
  }

  static String stu3(Resource resource) {
    return ca.uhn.fhir.context.FhirContext.forDstu3Cached()
        .newJsonParser()
        .encodeResourceToString(resource);
  }

  static Stu3Answer get(StartedAdapter adapter, String path) {
    return new Stu3Answer(adapter.get(adapter.stu3() + path));
  }

  static Stu3Answer post(StartedAdapter adapter, String path, String body, String type) {
    return new Stu3Answer(adapter.post(adapter.stu3() + path, body, "Content-Type", type));
  }
}
