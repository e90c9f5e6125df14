package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.fixtures.ResourceDifferences;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.terminology.Profiles;
import nl.pzp.validation.Readiness;
import nl.pzp.validation.ResourceValidator;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The forms and resources of the standard, sent through the doors of the started program. */
class StandardExamplesOverHttpTest {

  private static final String BUNDLE_2020 =
      "examples/r4/hendrik-hartman/Bundle-ACP-HendrikHartman-Pat1.json";
  private static final String BUNDLE_2025 =
      "examples/r4/hendrik-hartman-2025/Bundle-ACP-HendrikHartman-Pat1-2025.json";
  private static final String FORM_2020 =
      "forms/r4/QuestionnaireResponse-HendrikHartman-20201001.json";
  private static final String FORM_2022 =
      "forms/r4/QuestionnaireResponse-HendrikHartman-20221108.json";
  private static final String PATIENT = "ACP-Patient-HendrikHartman-Pat1";
  private static final String TREATMENT =
      "http://terminology.hl7.org/CodeSystem/consentscope%7Ctreatment";
  private static final String FORM =
      "https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020%7C1.0.0-rc2";

  @Test
  void formsGiveConformingResourcesThatDifferFromTheGuideOnlyAsListed() {
    var packages = StandardExamples.file("packages");
    var example = resources(BUNDLE_2020);
    try (var adapter =
        StartedAdapter.start("pzp.packages.dir=" + packages, "pzp.validation.warm-up=true")) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(10))
          .until(() -> adapter.bean(ResourceValidator.class).readiness() == Readiness.READY);

      var answer = adapter.post("", json(around(example, FORM_2020)));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(errorsIn(answer.bundle())).isEmpty();
      assertTable("hartman-2020-differences.csv", differences(example, record(adapter)));

      var later = adapter.post("", json(around(example, FORM_2022)));
      assertThat(later.status()).as(later.body()).isEqualTo(200);
      assertThat(errorsIn(later.bundle())).isEmpty();
      assertThat(record(adapter).stream().filter(r -> key(r).equals("Consent 305351004")))
          .extracting(resource -> ((Consent) resource).getProvision().getType())
          .containsExactlyInAnyOrder(ConsentProvisionType.PERMIT, ConsentProvisionType.DENY);
    }
  }

  @Test
  void exampleOf2020IsFoundByEverySearchOfTheStandardAndSurvivesAFormRoundTrip() {
    checkExample(BUNDLE_2020, "hartman-2020-through-a-form.csv", "2020-10-01");
  }

  @Test
  void exampleOf2025IsFoundByEverySearchOfTheStandardAndSurvivesAFormRoundTrip() {
    checkExample(BUNDLE_2025, "hartman-2025-through-a-form.csv", "2025-07-29");
  }

  private void checkExample(String file, String table, String day) {
    var example = resources(file);
    try (var adapter = StartedAdapter.start()) {
      var posted = adapter.post("", json(StandardExamples.resource(file, Bundle.class)));
      assertThat(posted.status()).as(posted.body()).isEqualTo(200);
      assertThat(posted.bundle().getEntry())
          .allMatch(entry -> entry.getResponse().getStatus().startsWith("201"));
      searches(adapter, example);

      var form =
          adapter.get(
              "/Questionnaire/$populate?subject=Patient/" + PATIENT + "&questionnaire=" + FORM);
      assertThat(form.status()).as(form.body()).isEqualTo(200);
      var response =
          (QuestionnaireResponse) form.as(Parameters.class).getParameter().get(0).getResource();
      var extracted = adapter.post("/QuestionnaireResponse/$extract", json(response));
      assertThat(extracted.status()).as(extracted.body()).isEqualTo(200);
      var again =
          extracted.bundle().getEntry().stream()
              .map(Bundle.BundleEntryComponent::getResource)
              .toList();
      assertTable(table, differences(ofDay(example, day), again));
    }
  }

  private static void searches(StartedAdapter adapter, List<Resource> example) {
    var me = "patient=Patient/" + PATIENT;
    // In the guide's 2025 set, the Procedure does not refer to its Encounter.
    var named =
        example.stream()
            .filter(Procedure.class::isInstance)
            .map(procedure -> ((Procedure) procedure).getEncounter().getReference())
            .toList();
    find(
        adapter,
        "Procedure?" + me + "&code=713603004&_include=Procedure:encounter",
        example,
        resource -> resource instanceof Procedure || named.contains(id(resource)));
    find(
        adapter,
        "Procedure?patient=" + PATIENT + "&code=http://snomed.info/sct%7C713603004",
        example,
        "Procedure");
    find(
        adapter,
        "Encounter?" + me + "&reason-reference:Procedure.code=713603004",
        example,
        "Encounter");
    find(
        adapter,
        "Consent?" + me + "&scope=" + TREATMENT + "&category=http://snomed.info/sct%7C129125009",
        example,
        StandardExamplesOverHttpTest::isDirective);
    find(
        adapter,
        "Consent?"
            + me
            + "&scope=http://terminology.hl7.org/CodeSystem/consentscope%7Cadr"
            + "&category=http://terminology.hl7.org/CodeSystem/consentcategorycodes%7Cacd",
        example,
        resource -> resource instanceof Consent && !isDirective(resource));
    find(adapter, "Goal?" + me + "&category=713603004", example, "Goal");
    find(
        adapter,
        "Observation?"
            + me
            + "&code=153851000146100,395091006,340171000146104,247751003,570801000146104",
        example,
        "Observation");
    find(
        adapter,
        "DeviceUseStatement?"
            + me
            + "&device.type:in=https://api.iknl.nl/docs/pzp/r4/ValueSet/ACP-MedicalDeviceProductType-ICD"
            + "&_include=DeviceUseStatement:device",
        example,
        "DeviceUseStatement",
        "Device");
    find(
        adapter,
        "CommunicationRequest?" + me + "&category=223449006",
        example,
        "CommunicationRequest");
    find(adapter, "RelatedPerson?" + me, example, "RelatedPerson");
  }

  private static void find(
      StartedAdapter adapter, String search, List<Resource> example, String... types) {
    find(adapter, search, example, resource -> List.of(types).contains(resource.fhirType()));
  }

  private static void find(
      StartedAdapter adapter, String search, List<Resource> example, Predicate<Resource> expected) {
    var ids = example.stream().filter(expected).map(StandardExamplesOverHttpTest::id).toList();
    assertThat(ids).as(search).isNotEmpty();
    var question = search.indexOf('?');
    for (var reply :
        List.of(
            adapter.get("/" + search),
            adapter.post(
                "/" + search.substring(0, question) + "/_search",
                search.substring(question + 1),
                "Content-Type",
                "application/x-www-form-urlencoded"))) {
      assertThat(reply.status()).as(search + " " + reply.body()).isEqualTo(200);
      assertThat(reply.bundle().getEntry())
          .as(search)
          .extracting(entry -> id(entry.getResource()))
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  private static List<Resource> record(StartedAdapter adapter) {
    return Stream.of(
            "Patient?_id=" + PATIENT,
            "RelatedPerson?patient=" + PATIENT,
            "Encounter?patient=" + PATIENT,
            "Procedure?patient=" + PATIENT,
            "Goal?patient=" + PATIENT,
            "Consent?patient=" + PATIENT,
            "Observation?patient=" + PATIENT,
            "DeviceUseStatement?patient=" + PATIENT + "&_include=DeviceUseStatement:device",
            "CommunicationRequest?patient=" + PATIENT)
        .flatMap(search -> adapter.get("/" + search).bundle().getEntry().stream())
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private static List<String> differences(List<Resource> example, List<Resource> ours) {
    var made = ours.stream().collect(Collectors.groupingBy(StandardExamplesOverHttpTest::key));
    var differences = new ArrayList<String>();
    for (var expected : ofDay(example, "2020-10-01", "2025-07-29")) {
      var key = key(expected);
      var candidates = made.getOrDefault(key, List.of());
      if (candidates.isEmpty()) {
        differences.add(key + ",");
      } else {
        candidates.stream()
            .map(candidate -> ResourceDifferences.between(expected, candidate))
            .min(java.util.Comparator.comparingInt(List::size))
            .orElseThrow()
            .forEach(
                difference ->
                    differences.add(key + "," + difference.substring(0, difference.indexOf(':'))));
      }
    }
    return differences;
  }

  // The guide's resources of one conversation; a form does not change the professional.
  private static List<Resource> ofDay(List<Resource> resources, String... days) {
    return resources.stream()
        .filter(r -> !(r instanceof Practitioner) && !(r instanceof PractitionerRole))
        .filter(
            r ->
                !(r instanceof Consent c)
                    || List.of(days).contains(c.getDateTimeElement().getValueAsString()))
        .toList();
  }

  private static Bundle around(List<Resource> example, String form) {
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    example.stream()
        .filter(
            r -> r instanceof Patient || r instanceof Practitioner || r instanceof PractitionerRole)
        .forEach(
            resource -> {
              var entry =
                  bundle
                      .addEntry()
                      .setResource(resource)
                      .setFullUrl("https://his.example/fhir/" + id(resource));
              entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(id(resource));
            });
    var response = StandardExamples.resource(form, QuestionnaireResponse.class);
    var entry =
        bundle
            .addEntry()
            .setResource(response)
            .setFullUrl("https://his.example/fhir/" + id(response));
    entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(id(response));
    return bundle;
  }

  private static List<String> errorsIn(Bundle answer) {
    return answer.getEntry().stream()
        .map(entry -> entry.getResponse().getOutcome())
        .filter(OperationOutcome.class::isInstance)
        .flatMap(outcome -> ((OperationOutcome) outcome).getIssue().stream())
        .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
        .map(issue -> issue.getDetails().getText() + " " + issue.getExpression())
        .toList();
  }

  private static List<Resource> resources(String bundle) {
    return StandardExamples.resource(bundle, Bundle.class).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private static boolean isDirective(Resource resource) {
    return resource instanceof Consent consent
        && consent.getScope().getCodingFirstRep().getCode().equals("treatment");
  }

  private static String key(Resource resource) {
    if (resource instanceof Consent consent) {
      var code = consent.getProvision().getCodeFirstRep();
      var off = code.hasText() && code.getText().contains("400231000146108");
      return "Consent " + (off ? "SWITCH_OFF_DEFIBRILLATOR" : code.getCodingFirstRep().getCode());
    }
    return resource instanceof Observation observation
        ? "Observation " + observation.getCode().getCodingFirstRep().getCode()
        : resource.fhirType();
  }

  private static String id(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static String json(Resource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }

  // Each difference needs a row and each row a difference, so a stale table fails.
  private static void assertTable(String file, List<String> differences) {
    var rows =
        Profiles.in(Path.of("src/test/resources")).rows("expected/careplan/" + file).stream()
            .map((Map<String, String> row) -> row.get("resource") + "," + row.get("path"))
            .toList();
    assertThat(differences)
        .as(file)
        .allMatch(one -> rows.stream().anyMatch(row -> covers(row, one)));
    assertThat(rows)
        .as(file)
        .allMatch(row -> differences.stream().anyMatch(one -> covers(row, one)));
  }

  private static boolean covers(String row, String difference) {
    return row.endsWith("*")
        ? difference.startsWith(row.substring(0, row.length() - 1))
        : difference.equals(row);
  }
}
