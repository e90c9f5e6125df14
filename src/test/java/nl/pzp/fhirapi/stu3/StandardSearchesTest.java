package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.fixtures.ExamplePeople;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.QuestionnaireResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The STU3 searches that the standard prints, and every request of the regional viewer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardSearchesTest {

  private StartedAdapter adapter;
  private String patient;

  @BeforeAll
  void onePersonWithADefibrillator() {
    adapter = StartedAdapter.start();
    patient =
        WayIn.FORM_OF_ZIB2020.bring(adapter, ExamplePeople.defibrillatorWithAgreement().form());
  }

  @AfterAll
  void end() {
    adapter.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Procedure?patient={p}&code=713603004&_include=Procedure:encounter, Procedure, Encounter",
    "Procedure?patient={p}&code=http://snomed.info/sct|713603004, Procedure, ",
    "Encounter?patient={p}&reason=713603004, Encounter, ",
    "Encounter?patient={p}&reason=http://snomed.info/sct|713603004, Encounter, ",
    "Consent?patient={p}&category=11291000146105&_include=Consent:actor, Consent, Practitioner",
    "Consent?patient={p}&category=http://snomed.info/sct|11291000146105, Consent, ",
    "Goal?patient={p}&category=713603004, Goal, ",
    "'Observation?patient={p}&code=153851000146100,395091006,340171000146104,247751003,570801000146104',"
        + " Observation, ",
    "DeviceUseStatement?patient={p}&device.type:in=https://api.iknl.nl/docs/pzp/stu3/ValueSet/ACP-MedicalDeviceProductType-ICD&_include=DeviceUseSatement:device,"
        + " DeviceUseStatement, Device",
    "'DeviceUseStatement?patient={p}&device.type=72506001,465460004,468542000,704707009,1236894001,1263462004&_include=DeviceUseStatement:device',"
        + " DeviceUseStatement, Device",
    "CommunicationRequest?patient={p}&category=223449006, CommunicationRequest, ",
    "QuestionnaireResponse?subject=Patient/{p}, QuestionnaireResponse, "
  })
  void searchOfTheStandardFinds(String search, String type, String included) {
    var answer = get(adapter, "/" + address(search));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.found()).isNotEmpty().allMatch(reference -> reference.startsWith(type + "/"));
    if (included != null) {
      assertThat(answer.included())
          .as(answer.body())
          .anyMatch(resource -> resource.fhirType().equals(included));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/{p}",
        "Condition?patient={p}",
        "Condition?patient={p}&clinical-status=active,resolved",
        "Consent?patient={p}&category=http://snomed.info/sct|11291000146105",
        "Consent?patient={p}&category=http://snomed.info/sct|11341000146107",
        "Flag?patient={p}",
        "DocumentReference?patient={p}&status=current",
        "Encounter?patient={p}&class=http://hl7.org/fhir/v3/ActCode|IMP,http://hl7.org/fhir/v3/ActCode|ACUTE,"
            + "http://hl7.org/fhir/v3/ActCode|NONAC,http://hl7.org/fhir/v3/ActCode|AMB",
        "EpisodeOfCare?patient={p}&_include=Condition:diagnosis",
        "Composition?patient={p}",
        "Procedure?patient={p}",
        "Observation?patient={p}"
      })
  void requestOfTheViewerIsAnswered(String request) {
    var answer = get(adapter, "/" + address(request));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.problems()).isEmpty();
  }

  @Test
  void encounterIsFoundByItsStu3Class() {
    // The form has no question on the place of the conversation.
    var code = "http://hl7.org/fhir/v3/NullFlavor%7CUNK";
    var found = get(adapter, "/Encounter?patient=" + patient + "&class=" + code);
    var all = get(adapter, "/Encounter?patient=" + patient);
    assertThat(found.found()).isEqualTo(all.found()).isNotEmpty();
  }

  @Test
  void practitionerAndRoleOfTheViewerAreFound() {
    var included =
        get(adapter, "/Consent?patient=" + patient + "&_include=Consent:actor").included().stream()
            .filter(org.hl7.fhir.dstu3.model.Practitioner.class::isInstance)
            .findFirst()
            .orElseThrow();
    var id = included.getIdElement().getIdPart();
    assertThat(get(adapter, "/Practitioner/" + id).status()).isEqualTo(200);
    assertThat(get(adapter, "/PractitionerRole?practitioner=" + id).found()).isNotEmpty();
  }

  @Test
  void claimedHeadersAreAuditedAsClaimedAndGrantNothing() {
    var reply =
        adapter.get(
            adapter.stu3() + "/Patient/" + patient,
            "X-Request-Id",
            "A1b2C3d4E5f6",
            "X-Correlation-Id",
            "session-7",
            "X-ZV-Subject-Id",
            "06020101",
            "X-ZV-Subject-role",
            "01.015",
            "X-ZV-Subject-Organization-Ura",
            "00000123",
            "AORTA-ID",
            "rid:x;org:urn:oid:2.999.4;usr:999970598");
    assertThat(reply.status()).isEqualTo(200);
    var audited = adapter.bean(AuditTrail.class).newest(1).get(0);
    assertThat(audited)
        .contains("Claimed by the caller, not checked")
        .contains(List.of("A1b2C3d4E5f6", "session-7", "06020101", "01.015", "00000123"))
        .contains("urn:oid:2.999.4")
        .doesNotContain("999970598")
        .contains("\"name\":\"anybody\"");
  }

  @Test
  void conversionAndPlanAreOfferedAtThisDoorToo() {
    var form = ExamplePeople.capable().form().text();
    var converted = adapter.post(adapter.stu3() + "/$convert?to=stu3&report=false", form);
    assertThat(converted.status()).as(converted.body()).isEqualTo(200);
    assertThat(converted.body()).contains("11291000146105");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stu3/Questionnaire/ACP-zib2017", "r4/Questionnaire/ACP-zib2020"})
  void formIsFilledFromTheRecordInEitherVersionAndAnsweredInStu3(String form) {
    var canonical = "https://api.iknl.nl/docs/pzp/" + form + "%7C1.0.0-rc2";
    var filled =
        get(
            adapter,
            "/Questionnaire/$populate?subject=Patient/" + patient + "&canonical=" + canonical);
    assertThat(filled.status()).as(filled.body()).isEqualTo(200);
    var response =
        (QuestionnaireResponse) filled.as(Parameters.class).getParameterFirstRep().getResource();
    assertThat(response.getQuestionnaire().getReference()).contains(form);
    assertThat(response.getItem()).isNotEmpty();
  }

  private String address(String search) {
    return search.replace("{p}", patient).replace("|", "%7C");
  }
}
