package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.problem.Severity;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationRulesTest {

  private static final ValidationRules RULES = ValidationRules.read(SharedFiles.PROFILES);

  private static final Definitions DEFINITIONS = definitions();

  private static Definitions definitions() {
    var context = FhirContext.forR4Cached();
    var support = new PrePopulatedValidationSupport(context);
    var byFilter = new ValueSet().setUrl("https://example.org/ValueSet/filtered");
    byFilter
        .getCompose()
        .addInclude()
        .setSystem("http://snomed.info/sct")
        .addFilter()
        .setProperty("concept")
        .setOp(FilterOperator.ISA)
        .setValue("71388002");
    var importing = new ValueSet().setUrl("https://example.org/ValueSet/importing");
    importing.getCompose().addInclude().addValueSet("https://example.org/ValueSet/filtered");
    var listed = new ValueSet().setUrl("https://example.org/ValueSet/listed");
    listed
        .getCompose()
        .addInclude()
        .setSystem("http://snomed.info/sct")
        .addConcept()
        .setCode("304253006");
    support.addValueSet(byFilter);
    support.addValueSet(importing);
    support.addValueSet(listed);
    support.addCodeSystem(
        new CodeSystem().setUrl("urn:oid:1.2.3").setContent(CodeSystemContentMode.NOTPRESENT));
    support.addCodeSystem(
        new CodeSystem().setUrl("urn:oid:1.2.4").setContent(CodeSystemContentMode.COMPLETE));
    return new Definitions(
        new EnglishWorker(
            new ValidationSupportChain(support, new DefaultProfileValidationSupport(context))));
  }

  static Stream<Arguments> weighed() {
    var none = "None of the codings provided are in the value set 'X' (%s), and a coding from this";
    return Stream.of(
        byRule(
            "value-set-without-content",
            error(
                "Terminology_TX_NoValid_1_CC", "Procedure.code", none.formatted(url("filtered")))),
        byRule(
            "value-set-without-content",
            error(
                "Terminology_TX_NoValid_1_CC", "Procedure.code", none.formatted(url("importing")))),
        byRule(
            "value-set-cannot-be-expanded",
            error(
                "Terminology_PassThrough_TX_Message",
                "Procedure.code",
                "Unable to expand ValueSet: cannot apply filters '[x]' because CodeSystem"
                    + " 'http://snomed.info/sct' is ignored/not-present")),
        byRule(
            "value-set-of-stu3-cannot-be-expanded",
            error(
                "Terminology_PassThrough_TX_Message",
                "PractitionerRole.specialty[0].coding[0]",
                "Unable to expand ValueSet because CodeSystem could not be found: urn:oid:1.2")),
        byRule(
            "target-with-codes-that-cannot-be-looked-up",
            error(
                "Reference_REF_CantMatchChoice",
                "Bundle.entry[1].resource/*Goal/1*/.context",
                "Unable to find a profile match for Encounter/1 among choices:"
                    + " https://api.iknl.nl/docs/pzp/stu3/StructureDefinition/ACP-Encounter")),
        byRule(
            "identifier-type-unknown-to-stu3",
            warning(
                "Terminology_PassThrough_TX_Message",
                "Goal.identifier[0].type",
                "CodeSystem is unknown and can't be validated:"
                    + " http://terminology.hl7.org/CodeSystem/v2-0203 for 'x#RI'")),
        byRule(
            "code-system-without-content",
            error(
                "Terminology_PassThrough_TX_Message",
                "Questionnaire.item[0].answerOption[0].value",
                "Validation failed (for 'urn:oid:1.2.3#24')")),
        byRule(
            "code-system-unknown",
            error(
                "Terminology_PassThrough_TX_Message",
                "Device.type",
                "CodeSystem is unknown and can't be validated: http://x for 'http://x#1'")),
        byRule(
            "snomed-code-not-looked-up",
            warning("TERMINOLOGY_TX_SYSTEM_UNSUPPORTED", "Goal.description", "cannot be checked")),
        byRule(
            "option-without-system",
            warning("TERMINOLOGY_TX_SYSTEM_NO_CODE", "QuestionnaireResponse.item[0]", "no system")),
        byRule(
            "option-without-system",
            warning(
                "TERMINOLOGY_TX_SYSTEM_NO_CODE",
                "Bundle.entry[9].resource/*QuestionnaireResponse/1*/.item[0].answer[0]",
                "no system")),
        byRule(
            "identifier-type-of-nl-core",
            warning(
                "Terminology_TX_NoValid_2_CC",
                "Goal.identifier[0].type",
                "(http://hl7.org/fhir/ValueSet/identifier-type|4.0.1), and (codes ="
                    + " http://terminology.hl7.org/CodeSystem/v2-0203#RI)")),
        byRule(
            "consent-category-of-nl-core",
            warning(
                "Terminology_TX_NoValid_2_CC",
                "Consent.category[0]",
                "(http://hl7.org/fhir/ValueSet/consent-category|4.0.1), and (codes ="
                    + " http://snomed.info/sct#129125009)")),
        byRule(
            "contact-role-of-nl-core",
            warning(
                "Terminology_TX_NoValid_2_CC",
                "Patient.contact[0].relationship[1]",
                "(http://hl7.org/fhir/ValueSet/patient-contactrelationship|4.0.1)")),
        byRule(
            "reference-to-two-profiles",
            warning("Reference_REF_MultipleMatches", "Procedure.performer[0].actor", "multiple")),
        byRule(
            "legal-representative-of-acp-patient",
            warning(
                "https://api.iknl.nl/docs/pzp/r4/StructureDefinition/ACP-Patient#ACP-Patient-1",
                "Patient",
                "Constraint failed")),
        byRule(
            "display-in-another-language",
            warning(
                "Terminology_PassThrough_TX_Message",
                "Patient.maritalStatus",
                "Concept Display \"Gehuwd\" does not match expected \"Married\"")),
        byRule(
            "display-in-another-language-as-error",
            error(
                "Display_Name_for__should_be_one_of__instead_of",
                "Patient.maritalStatus",
                "Wrong Display Name 'Gehuwd' for x")),
        byRule(
            "unknown-modifier-extension",
            new ValidatorMessage(
                Severity.INFORMATION,
                "Extension_EXT_Unknown",
                Location.of("Goal.modifierExtension[0]"),
                0,
                0,
                "Unknown extension http://x")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("weighed")
  void theRuleDecides(String rule, ValidatorMessage message) {
    var verdict = RULES.judge(message, DEFINITIONS, true);

    assertThat(verdict.rule()).contains(rule);
    assertThat(verdict.problem().severity()).isNotEqualTo(message.level());
  }

  @Test
  void everyRuleIsShownToDecideSomething() {
    assertThat(RULES.rules())
        .extracting(WeighingRule::name)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            weighed().map(shown -> (String) shown.get()[0]).distinct().toList());
    assertThat(RULES.rules()).allSatisfy(rule -> assertThat(rule.reason()).isNotBlank());
  }

  static Stream<Arguments> unweighed() {
    return Stream.of(
        Arguments.of(
            "a code outside a value set that lists all its codes",
            error(
                "Terminology_TX_NoValid_1_CC",
                "Procedure.code",
                "None of the codings provided are in the value set 'X' (" + url("listed") + ")"),
            ValidationProblem.CODE_NOT_IN_VALUE_SET),
        Arguments.of(
            "a code outside a value set that nobody knows",
            error("Terminology_TX_NoValid_1_CC", "Procedure.code", "(https://example.org/none)"),
            ValidationProblem.CODE_NOT_IN_VALUE_SET),
        Arguments.of(
            "a wrong code of a code system whose codes are known",
            error(
                "Terminology_PassThrough_TX_Message",
                "Patient.gender",
                "Validation failed (for 'urn:oid:1.2.4#24')"),
            ValidationProblem.CODE_NOT_IN_VALUE_SET),
        Arguments.of(
            "a code that speaks like the validator",
            error(
                "Terminology_PassThrough_TX_Message",
                "Patient.gender",
                "Unknown code 'http://x#Unable to expand ValueSet: is ignored/not-present"),
            ValidationProblem.CODE_NOT_IN_VALUE_SET),
        Arguments.of(
            "another code for the type of an identifier",
            warning(
                "Terminology_TX_NoValid_2_CC",
                "Goal.identifier[0].type",
                "(http://hl7.org/fhir/ValueSet/identifier-type|4.0.1), and (codes = http://x#1)"),
            ValidationProblem.CODE_OUTSIDE_VALUE_SET),
        Arguments.of(
            "a code without system in a resource",
            warning("TERMINOLOGY_TX_SYSTEM_NO_CODE", "Goal.description", "no system"),
            ValidationProblem.CODE_WITHOUT_SYSTEM),
        Arguments.of(
            "an error that nobody foresaw",
            error("Some_New_Message", "Goal", "text"),
            ValidationProblem.OTHER_ERROR),
        Arguments.of(
            "a known kind with a level that was not foreseen",
            warning("Validation_VAL_Profile_Minimum", "Goal", "text"),
            ValidationProblem.OTHER_WARNING),
        Arguments.of(
            "an element that FHIR does not know",
            error("", "Goal", "Unrecognized property 'x'"),
            ValidationProblem.ELEMENT_UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unweighed")
  void everythingElseKeepsItsWeight(
      String what, ValidatorMessage message, ValidationProblem expected) {
    var verdict = RULES.judge(message, DEFINITIONS, true);

    assertThat(verdict.problem()).isEqualTo(expected);
    assertThat(verdict.problem().severity()).isEqualTo(message.level());
    assertThat(verdict.rule()).isEmpty();
  }

  @Test
  void withoutNationalPackagesAnUnknownModifierMayBeANationalOne() {
    var message =
        new ValidatorMessage(
            Severity.INFORMATION,
            "Extension_EXT_Unknown",
            Location.of("Consent.modifierExtension[0]"),
            0,
            0,
            "Unknown extension");

    assertThat(RULES.judge(message, DEFINITIONS, false))
        .isEqualTo(
            new ValidationRules.Verdict(ValidationProblem.EXTENSION_UNKNOWN, Optional.empty()));
  }

  @Test
  void aRuleWithoutReasonIsRefused(@TempDir Path folder) {
    assertThatThrownBy(
            () -> read(folder, "{name: a, messages: [x], level: error, becomes: OTHER_NOTE}", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reason");
  }

  @Test
  void aKindOfTheWrongLevelIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> read(folder, "", "{messages: [x], error: OTHER_WARNING}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("level");
  }

  @Test
  void everyProblemHasItsTextInBothLanguages() {
    var catalogue = ProblemCatalogue.in(SharedFiles.PROFILES.resolve("problems"));
    var ids = Stream.of(ValidationProblem.values()).map(ValidationProblem::id).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(catalogue.ids()).containsAll(ids);
    assertThat(catalogue.ids().stream().filter(id -> id.startsWith("PZP-VAL-")))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  private static void read(Path folder, String rules, String kinds) throws IOException {
    Files.writeString(
        folder.resolve("validation-rules.yaml"),
        "rules: [%s]\nkinds: [%s]\n".formatted(rules, kinds));
    ValidationRules.read(Profiles.in(folder));
  }

  private static Arguments byRule(String rule, ValidatorMessage message) {
    return Arguments.of(rule, message);
  }

  private static ValidatorMessage error(String id, String location, String text) {
    return new ValidatorMessage(Severity.ERROR, id, Location.of(location), 0, 0, text);
  }

  private static ValidatorMessage warning(String id, String location, String text) {
    return new ValidatorMessage(Severity.WARNING, id, Location.of(location), 0, 0, text);
  }

  private static String url(String name) {
    return "https://example.org/ValueSet/" + name;
  }
}
