package nl.pzp.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.fixtures.ResourceDifferences;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.form.FormWriter;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The standard's own forms and resources of one person. A table explains each difference. */
class HartmanFormTest {

  private static final String FORM_2020 =
      "forms/r4/QuestionnaireResponse-HendrikHartman-20201001.json";
  private static final String FORM_2022 =
      "forms/r4/QuestionnaireResponse-HendrikHartman-20221108.json";
  private static final String BUNDLE_2020 =
      "examples/r4/hendrik-hartman/Bundle-ACP-HendrikHartman-Pat1.json";
  private static final String BUNDLE_2025 =
      "examples/r4/hendrik-hartman-2025/Bundle-ACP-HendrikHartman-Pat1-2025.json";

  private final Profiles profiles = ProjectProfiles.profiles();
  private final Packs packs = ProjectProfiles.packs();
  private final Pack pack = packs.byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final TreatmentDirectiveMapper directives = new TreatmentDirectiveMapper(pack);
  private final DirectiveRules rules = new DirectiveRules(List.of(pack));
  private final CarePlanWriter writer = new CarePlanWriter(pack, ConceptMaps.read(profiles));
  private final CarePlanReader reader = new CarePlanReader(pack, ConceptMaps.read(profiles));

  @Test
  void formOf2020GivesTheGuidesResourcesExceptTheListedDifferences() {
    var example = resources(BUNDLE_2020);
    var plan = planOf(FORM_2020, example);

    var differences = new ArrayList<String>();
    var made = plan.resources().stream().collect(Collectors.groupingBy(this::key));
    for (var expected : ofDay(example, "2020-10-01")) {
      var ours = made.get(key(expected));
      assertThat(ours).as(key(expected)).hasSize(1);
      ResourceDifferences.between(expected, ours.get(0))
          .forEach(difference -> differences.add(key(expected) + "," + path(difference)));
    }

    assertThat(differences).containsExactlyInAnyOrderElementsOf(tableOfDifferences());
  }

  @Test
  void formOf2020AddsResourcesThatTheGuideLacks() {
    var example = resources(BUNDLE_2020);
    var known = example.stream().map(this::key).toList();

    var extra =
        planOf(FORM_2020, example).resources().stream()
            .map(this::key)
            .filter(k -> !known.contains(k));

    // The decision on an unnamed treatment as text, the sharing permission, and the Provenance.
    assertThat(extra).containsExactlyInAnyOrder("Consent OTHER", "Consent sharing", "Provenance");
  }

  @Test
  void refusalOfAnUnnamedTreatmentBecomesNoRefusal() {
    var plan = planOf(FORM_2020, resources(BUNDLE_2020));

    var other =
        plan.all(Consent.class)
            .filter(c -> key(c).equals("Consent OTHER"))
            .findFirst()
            .orElseThrow();

    assertThat(other.getProvision().hasType()).isFalse();
    assertThat(codes(plan.problems())).contains("PZP-PLAN-003");
  }

  @Test
  void formOf2022ContradictsTheGuidesResourceOfThatDay() {
    var plan = planOf(FORM_2022, resources(BUNDLE_2020));

    // The guide's resource permits admission to the ICU, but its form refuses it; the form is the
    // input.
    assertThat(decision(plan, Treatment.ADMISSION_TO_ICU).getProvision().getType())
        .isEqualTo(ConsentProvisionType.DENY);
    assertThat(decision(plan, Treatment.CARDIOPULMONARY_RESUSCITATION).getProvision().hasType())
        .isFalse();
    assertThat(plan.all(Consent.class).map(this::key)).doesNotContain("Consent OTHER");
    assertThat(codes(plan.problems())).contains("PZP-PLAN-002");
  }

  @Test
  void exampleOf2025KeepsItsDecisionsThroughTheForm() {
    var example = resources(BUNDLE_2025);
    var again = throughAForm(example);

    for (var treatment : Treatment.values()) {
      var expected =
          example.stream().filter(r -> key(r).equals("Consent " + treatment)).findFirst();
      if (expected.isPresent()) {
        var ours = decision(again, treatment);
        assertThat(directives.read(ours)).isEqualTo(directives.read((Consent) expected.get()));
      }
    }
    assertThat(again.all(Observation.class).map(this::key))
        .containsAll(
            example.stream().filter(Observation.class::isInstance).map(this::key).toList());
  }

  @Test
  void exampleOf2020KeepsItsDecisionsThroughTheForm() {
    var example = resources(BUNDLE_2020);
    var again = throughAForm(example);

    assertThat(decision(again, Treatment.CARDIOPULMONARY_RESUSCITATION).getProvision().getType())
        .isEqualTo(ConsentProvisionType.PERMIT);
    var off = directives.read(decision(again, Treatment.SWITCH_OFF_DEFIBRILLATOR)).orElseThrow();
    assertThat(off.decision()).isEqualTo(TreatmentDecision.NOT_DISCUSSED);
  }

  private CarePlan throughAForm(List<Resource> example) {
    var reading = reader.read(example, new FormQuestions(pack));
    var response = new FormWriter().write(reading.form(), pack).response();
    return writer.write(
        ((FormReading.Read) new FormReader(packs).read(response)).form(), context(example));
  }

  private CarePlan planOf(String form, List<Resource> around) {
    var response = StandardExamples.resource(form, QuestionnaireResponse.class);
    return writer.write(
        ((FormReading.Read) new FormReader(packs).read(response)).form(), context(around));
  }

  private CarePlanContext context(List<Resource> around) {
    var patient =
        (Patient) around.stream().filter(Patient.class::isInstance).findFirst().orElseThrow();
    var role = around.stream().filter(PractitionerRole.class::isInstance).findFirst().orElseThrow();
    return new CarePlanContext(
        "urn:example:source",
        "form-1",
        pack,
        patient,
        new KnownProfessional(
            "PractitionerRole/" + role.getIdElement().getIdPart(),
            (PractitionerRole) role,
            around.stream()
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast)
                .findFirst()
                .orElse(null)),
        Instant.parse("2025-08-25T19:14:50.150Z"),
        true,
        false);
  }

  private static List<Resource> resources(String bundle) {
    return StandardExamples.resource(bundle, Bundle.class).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  // The guide's set of 2020 also holds a directive of 2022, a will of 2025, and the professional,
  // which the form does not change.
  private List<Resource> ofDay(List<Resource> resources, String day) {
    return resources.stream()
        .filter(r -> !(r instanceof Practitioner) && !(r instanceof PractitionerRole))
        .filter(r -> Objects.requireNonNullElse(PlanResources.day(r), day).equals(day))
        .toList();
  }

  private Consent decision(CarePlan plan, Treatment treatment) {
    return plan.all(Consent.class)
        .filter(consent -> key(consent).equals("Consent " + treatment))
        .findFirst()
        .orElseThrow();
  }

  private String key(Resource resource) {
    if (resource instanceof Consent consent) {
      return "Consent "
          + (rules.isDirective(consent)
              ? directives.read(consent).orElseThrow().treatment()
              : consent.getScope().getCodingFirstRep().getCode().equals("adr")
                  ? "will"
                  : "sharing");
    }
    return resource instanceof Observation observation
        ? "Observation " + observation.getCode().getCodingFirstRep().getCode()
        : resource.fhirType();
  }

  private List<String> tableOfDifferences() {
    var rows =
        Profiles.in(java.nio.file.Path.of("src/test/resources"))
            .rows("expected/careplan/hartman-2020-differences.csv");
    assertThat(rows)
        .extracting(row -> row.get("reason"))
        .noneMatch(reason -> Objects.toString(reason, "").isBlank());
    return rows.stream()
        .map(
            (Function<Map<String, String>, String>)
                row -> row.get("resource") + "," + row.get("path"))
        .toList();
  }

  private static String path(String difference) {
    return difference.substring(0, difference.indexOf(':'));
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(problem -> problem.code().id()).toList();
  }
}
