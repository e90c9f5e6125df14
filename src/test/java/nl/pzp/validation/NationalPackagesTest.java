package nl.pzp.validation;

import static nl.pzp.validation.SharedFiles.example;
import static nl.pzp.validation.SharedFiles.json;
import static nl.pzp.validation.SharedFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.problem.Severity;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NationalValidator.class)
class NationalPackagesTest {

  private static final String ACP = "https://api.iknl.nl/docs/pzp/r4/StructureDefinition/";

  private final ResourceValidator validator;

  NationalPackagesTest(ResourceValidator validator) {
    this.validator = validator;
  }

  static Stream<Path> examples() {
    return Stream.concat(SharedFiles.examples().stream(), SharedFiles.filledForms().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfTheStandardIsWithoutError(Path file) {
    var findings = validator.check(resource(text(file)));

    assertThat(findings.errors()).isEmpty();
    assertThat(findings.basis().packages())
        .containsExactly(
            "nictiz.fhir.nl.r4.zib2020#0.12.1-beta.1",
            "nictiz.fhir.nl.r4.nl-core#0.12.1-beta.1",
            "iknl.fhir.r4.pzp#1.0.0-rc2");
    assertThat(findings.basis().statement().code()).isEqualTo(ValidationProblem.CHECKED_NATIONAL);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleAsTextIsWithoutError(Path file) {
    assertThat(check(text(file)).errors()).isEmpty();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "Goal-ACP-MedicalPolicyGoal-Pat1",
            goal -> goal.remove("category"),
            ValidationProblem.ELEMENT_MISSING,
            "Goal.category"),
        fault(
            "Goal-ACP-MedicalPolicyGoal-Pat1",
            goal -> ((ObjectNode) goal.at("/description/coding/0")).put("code", "225353007"),
            ValidationProblem.CODE_NOT_IN_VALUE_SET,
            "ValueSet/ACP-MedicalPolicyGoal"),
        fault(
            "Observation-ACP-OrganDonationChoiceRegistration-Pat1",
            observation -> observation.remove("method"),
            ValidationProblem.ELEMENT_MISSING,
            "Observation.method"),
        fault(
            "CommunicationRequest-ACP-InformRelativesRequest-Pat1",
            request -> request.remove(List.of("authoredOn", "encounter")),
            ValidationProblem.RULE_BROKEN,
            "cr-date-required: The date of the CommunicationRequest"),
        fault(
            "Consent-ACP-TreatmentDirective-CardiopulmonaryResuscitation-Pat1",
            consent -> ((ObjectNode) consent.get("provision")).put("type", "maybe"),
            ValidationProblem.CODE_NOT_IN_VALUE_SET,
            "= deny | permit"),
        fault(
            "Consent-ACP-TreatmentDirective-CardiopulmonaryResuscitation-Pat1",
            consent -> consent.remove("category"),
            ValidationProblem.ELEMENT_MISSING,
            "Consent.category"),
        fault(
            "Device-ACP-MedicalDeviceProduct-ICD-Pat1",
            device -> ((ObjectNode) device.at("/type/coding/0")).put("code", "14106009"),
            ValidationProblem.CODE_NOT_IN_VALUE_SET,
            "ValueSet/ACP-MedicalDeviceProductType-ICD"),
        fault(
            "Patient-ACP-Patient-HendrikHartman-Pat1",
            patient -> patient.remove("name"),
            ValidationProblem.ELEMENT_MISSING,
            "Patient.name"),
        fault(
            "Observation-ACP-OrganDonationChoiceRegistration-Pat1",
            observation -> ((ObjectNode) observation.at("/code/coding/0")).put("code", "1"),
            ValidationProblem.VALUE_NOT_AS_FIXED,
            "= http://snomed.info/sct#570801000146104"),
        fault(
            "Consent-ACP-TreatmentDirective-CardiopulmonaryResuscitation-Pat1",
            consent ->
                ((ArrayNode) consent.get("category")).add(consent.at("/category/0").deepCopy()),
            ValidationProblem.ELEMENT_TOO_OFTEN,
            "Consent.category:treatmentDirectiveCode"),
        fault(
            "Goal-ACP-MedicalPolicyGoal-Pat1",
            goal -> ((ObjectNode) goal.at("/description/coding/0")).put("system", "http://other"),
            ValidationProblem.CODE_NOT_IN_VALUE_SET,
            "ValueSet/ACP-MedicalPolicyGoal"),
        fault(
            "Goal-ACP-MedicalPolicyGoal-Pat1",
            goal -> ((ObjectNode) goal.get("subject")).put("reference", "Practitioner/1"),
            ValidationProblem.REFERENCE_INVALID,
            "Reference_REF_BadTargetType2"),
        fault(
            "Goal-ACP-MedicalPolicyGoal-Pat1",
            goal -> goal.put("startDate", "gisteren"),
            ValidationProblem.VALUE_MALFORMED,
            "Type_Specific_Checks_DT_Date_Valid"),
        fault(
            "Goal-ACP-MedicalPolicyGoal-Pat1",
            goal -> goal.put("lifecycleState", "active"),
            ValidationProblem.ELEMENT_UNKNOWN,
            "error"),
        fault(
            "Goal-ACP-MedicalPolicyGoal-Pat1",
            goal ->
                goal.putArray("modifierExtension")
                    .addObject()
                    .put("url", "https://example.org/not")
                    .put("valueBoolean", true),
            ValidationProblem.MODIFIER_UNKNOWN,
            "unknown-modifier-extension"),
        fault(
            "Goal-ACP-MedicalPolicyGoal-Pat1",
            goal -> ((ArrayNode) goal.at("/meta/profile")).set(0, ACP + "ACP-Patient"),
            ValidationProblem.PROFILE_OF_OTHER_TYPE,
            ACP + "ACP-Patient"));
  }

  @ParameterizedTest(name = "{0} -> {2} {3}")
  @MethodSource("faults")
  void everyFaultIsAnErrorWithItsKind(
      String name, Consumer<ObjectNode> fault, ValidationProblem expected, String details) {
    var resource = json(example(name));
    fault.accept(resource);

    assertThat(check(resource.toString()).errors())
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(expected);
              assertThat(problem.details().values())
                  .anySatisfy(detail -> assertThat(detail).contains(details));
            });
  }

  @Test
  void unknownProfileIsAnError() {
    var goal = json(example("Goal-ACP-MedicalPolicyGoal-Pat1"));
    ((ArrayNode) goal.at("/meta/profile")).add(ACP + "ACP-MedicalPolicyGoal|9.9.9");

    assertThat(check(goal.toString()).errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ValidationProblem.PROFILE_UNKNOWN);
              assertThat(problem.place().expression()).isEqualTo("Goal.meta.profile[1]");
            });
  }

  @Test
  void theCallerMayNameTheProfile() {
    var goal = json(example("Goal-ACP-MedicalPolicyGoal-Pat1"));
    goal.remove(List.of("meta", "category"));

    assertThat(check(goal.toString()).errors()).isEmpty();
    assertThat(check(goal.toString(), ACP + "ACP-MedicalPolicyGoal").errors())
        .extracting(Problem::code)
        .contains(ValidationProblem.ELEMENT_MISSING);
    assertThat(check(goal.toString(), ACP + "ACP-MedicalPolicyGoal|1.0.0-rc2").hasErrors())
        .isTrue();
    assertThat(check(goal.toString(), ACP + "ACP-Nothing").errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ValidationProblem.PROFILE_UNKNOWN);
              assertThat(problem.details()).containsEntry("about", ACP + "ACP-Nothing");
            });
  }

  @Test
  void uncheckableSnomedValueSetIsReportedWithoutError() {
    var findings = check(text(example("Procedure-ACP-Procedure-Pat1")));

    assertThat(findings.atLeast(Severity.WARNING))
        .extracting(Problem::code)
        .containsOnly(ValidationProblem.VALUE_SET_NOT_CHECKED);
    assertThat(findings.problems())
        .anySatisfy(
            problem ->
                assertThat(problem.details().get("about")).contains("value-set-without-content"));
  }

  @Test
  void faultInTheGuideIsReportedAsSuch() {
    var patient = json(example("Patient-ACP-Patient-HendrikHartman-Pat1"));
    patient.remove("contact");

    assertThat(check(patient.toString()).problems())
        .extracting(Problem::code)
        .contains(ValidationProblem.FAULT_OF_THE_GUIDE)
        .doesNotContain(ValidationProblem.RULE_ADVISED);
  }

  @Test
  void aBundleIsCheckedWithItsReferencesFollowed() {
    var alone = check(text(example("Encounter-ACP-Encounter-Pat1")));
    var inBundle = check(text(example("Bundle-ACP-HendrikHartman-Pat1")));

    assertThat(unmatched(alone)).contains("Encounter.participant[0]");
    assertThat(unmatched(inBundle)).doesNotContain("Encounter.participant[0]");
  }

  @Test
  void locationInABundleContainsNoId() {
    var bundle = json(example("Bundle-ACP-HendrikHartman-Pat1"));
    for (var entry : bundle.get("entry")) {
      if (entry.at("/resource/resourceType").asText().equals("Patient")) {
        ((ObjectNode) entry.get("resource")).put("id", "Zwartkop").put("birthDate", "onbekend");
      }
    }

    assertThat(check(bundle.toString()).errors())
        .filteredOn(problem -> problem.code() == ValidationProblem.VALUE_MALFORMED)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.place().expression())
                    .matches("Bundle\\.entry\\[\\d+]\\.resource\\.birthDate"));
  }

  @Test
  void ownerGetsTheValidatorsTextAndLine() {
    var goal = text(example("Goal-ACP-MedicalPolicyGoal-Pat1"));
    var faulty =
        goal.replace("\"lifecycleStatus\"", "\"startDate\": \"gisteren\",\n\"lifecycleStatus\"");

    assertThat(validator.explain(faulty, EncodingEnum.JSON, FhirVersionEnum.R4, List.of()))
        .anySatisfy(
            finding -> {
              assertThat(finding.text()).contains("'gisteren'");
              assertThat(finding.line()).isPositive();
              assertThat(finding.toString()).doesNotContain("gisteren");
            });
  }

  @Test
  void xmlAndJsonAreCheckedAlike() {
    var context = FhirContext.forR4Cached();
    var resource = resource(text(example("Goal-ACP-MedicalPolicyGoal-Pat1")));
    var xml = context.newXmlParser().encodeResourceToString(resource);

    var good = validator.check(xml, EncodingEnum.XML, FhirVersionEnum.R4, List.of());
    var bad =
        validator.check(
            xml.replaceAll("<category>.*</category>", ""),
            EncodingEnum.XML,
            FhirVersionEnum.R4,
            List.of());

    assertThat(good.errors()).isEmpty();
    assertThat(bad.errors()).extracting(Problem::code).contains(ValidationProblem.ELEMENT_MISSING);
  }

  private static List<String> unmatched(Findings findings) {
    return findings.problems().stream()
        .filter(problem -> problem.code() == ValidationProblem.SLICE_NOT_MATCHED)
        .map(problem -> String.valueOf(problem.details().get("element")))
        .toList();
  }

  private Findings check(String body, String... profiles) {
    return validator.check(body, EncodingEnum.JSON, FhirVersionEnum.R4, List.of(profiles));
  }

  private static IBaseResource resource(String json) {
    return FhirContext.forR4Cached().newJsonParser().parseResource(json);
  }

  private static Arguments fault(
      String example, Consumer<ObjectNode> change, ValidationProblem problem, String details) {
    return Arguments.of(example, change, problem, details);
  }
}
