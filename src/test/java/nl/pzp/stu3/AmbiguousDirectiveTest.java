package nl.pzp.stu3;

import static nl.pzp.stu3.Stu3Directives.DECISIONS;
import static nl.pzp.stu3.Stu3Directives.SNOMED;
import static nl.pzp.stu3.Stu3Directives.comment;
import static nl.pzp.stu3.Stu3Directives.concept;
import static nl.pzp.stu3.Stu3Directives.decided;
import static nl.pzp.stu3.Stu3Directives.except;
import static nl.pzp.stu3.Stu3Directives.open;
import static nl.pzp.stu3.Stu3Directives.restricted;
import static nl.pzp.stu3.Stu3Directives.restriction;
import static nl.pzp.stu3.Stu3Directives.treatment;
import static nl.pzp.stu3.Stu3Directives.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Consent.ConsentExceptType;
import org.hl7.fhir.dstu3.model.Consent.ConsentState;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invented vendor variants: clear ones are accepted, ambiguous ones are refused. */
class AmbiguousDirectiveTest {

  private static final String SPECIFICATION_OTHER =
      "http://nictiz.nl/fhir/StructureDefinition/ext-TreatmentDirective2.SpecificationOther";

  private final Stu3Intake intake = Fhir.intake();

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("no decision at all", undecided(), Stu3Problem.DECISION_MISSING),
        Arguments.of(
            "a deny without code may also be a restriction",
            except(undecided(), ConsentExceptType.DENY),
            Stu3Problem.DECISION_MISSING),
        Arguments.of(
            "a permit without code",
            except(undecided(), ConsentExceptType.PERMIT),
            Stu3Problem.DECISION_MISSING),
        Arguments.of(
            "a decision in words alone",
            decided(new CodeableConcept().setText("Nee")),
            Stu3Problem.DECISION_MISSING),
        Arguments.of("an unknown decision", decided("MISSCHIEN"), Stu3Problem.DECISION_UNKNOWN),
        Arguments.of(
            "a decision of an unknown system",
            decided(concept("http://example.org/besluit", "JA", null)),
            Stu3Problem.DECISION_UNKNOWN),
        Arguments.of(
            "yes with an exception that denies",
            except(decided("JA"), ConsentExceptType.DENY),
            Stu3Problem.DECISION_CONTRADICTED),
        Arguments.of(
            "no with an exception that permits",
            except(decided("NEE"), ConsentExceptType.PERMIT),
            Stu3Problem.DECISION_CONTRADICTED),
        Arguments.of(
            "yes with a restriction",
            restricted(decided("JA"), ConsentExceptType.DENY, "alleen overdag"),
            Stu3Problem.DECISION_CONTRADICTED),
        Arguments.of(
            "no with a restriction",
            restricted(decided("NEE"), ConsentExceptType.DENY, "behalve op OK"),
            Stu3Problem.DECISION_CONTRADICTED),
        Arguments.of(
            "unknown with an exception that denies",
            except(open("UNK"), ConsentExceptType.DENY),
            Stu3Problem.DECISION_CONTRADICTED),
        Arguments.of(
            "not asked with an exception that denies",
            except(open("NASK"), ConsentExceptType.DENY),
            Stu3Problem.DECISION_CONTRADICTED),
        Arguments.of(
            "yes and no",
            decided(concept(DECISIONS, "JA", null).addCoding(new Coding(DECISIONS, "NEE", null))),
            Stu3Problem.DECISION_CONTRADICTED),
        Arguments.of(
            "a code that says yes and a display that says no",
            decided(concept(DECISIONS, "JA", "Nee")),
            Stu3Problem.CODE_CONTRADICTS_DISPLAY),
        Arguments.of("yes, but without what", decided("JA_MAAR"), Stu3Problem.RESTRICTION_MISSING),
        Arguments.of(
            "yes, but unknown what",
            restricted(decided("JA_MAAR"), ConsentExceptType.DENY, "Onbekend"),
            Stu3Problem.RESTRICTION_MISSING),
        Arguments.of(
            "on no treatment", without(decided("NEE"), "Treatment"), Stu3Problem.TREATMENT_MISSING),
        Arguments.of(
            "on a treatment with a code that nobody knows and no name",
            on(concept("http://example.org/behandeling", "7", null)),
            Stu3Problem.TREATMENT_MISSING),
        Arguments.of("on two treatments", onTwo(), Stu3Problem.SEVERAL_TREATMENTS),
        Arguments.of(
            "both directive and will",
            categorised(concept(SNOMED, "11341000146107", null)),
            Stu3Problem.CATEGORY_AMBIGUOUS),
        Arguments.of("without date", undated(), Stu3Problem.DATE_MISSING),
        Arguments.of("of nobody", ofNobody(), Stu3Problem.PATIENT_MISSING),
        Arguments.of("without status", withoutStatus(), Stu3Problem.STATUS_MISSING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void ambiguityIsRefusedWithItsCode(String what, Consent consent, ProblemCode code) {
    var conversion = intake.accept(consent, ReferencedResources.none());

    assertThat(conversion.hasErrors()).isTrue();
    assertThat(conversion.problems()).extracting(Problem::code).as(what).contains(code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void ambiguousDecisionIsLeftOut(String what, Consent consent, Stu3Problem code) {
    var r4 = r4(consent);

    if (code.name().startsWith("DECISION")
        || code == Stu3Problem.CODE_CONTRADICTS_DISPLAY
        || code == Stu3Problem.RESTRICTION_MISSING) {
      assertThat(r4.getProvision().hasType()).as(what).isFalse();
      assertThat(words(r4)).as(what).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"UNK,Onbekend", "ASKU,'Nee, nog geen besluit genomen'", "NASK,Niet besproken"})
  void undecidedIsNeverARefusal(String code, String words) {
    var r4 = r4(open(code));

    assertThat(r4.getProvision().hasType()).isFalse();
    assertThat(words(r4)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Yes", "JA", "ja", "Behandeling toegestaan en/of wenselijk.", "Oui"})
  void aDisplayInAnotherLanguageOrCaseDoesNotMatter(String display) {
    var r4 = r4(decided(concept(DECISIONS, "JA", display)));

    assertThat(r4.getProvision().getType()).isEqualTo(ConsentProvisionType.PERMIT);
  }

  @ParameterizedTest
  @EnumSource(
      value = ConsentState.class,
      names = {"NULL"},
      mode = EnumSource.Mode.EXCLUDE)
  void theStatusStaysAsItIs(ConsentState status) {
    var consent = decided("NEE");
    consent.setStatus(status);

    assertThat(r4(consent).getStatus().toCode()).isEqualTo(status.toCode());
  }

  static Stream<Arguments> tolerated() {
    return Stream.of(
        Arguments.of(inExtension(), Tolerance.DECISION_IN_EXTENSION, ConsentProvisionType.DENY),
        Arguments.of(
            decided(concept(DECISIONS + ".25.1", "2", null)),
            Tolerance.DECISION_OF_2020,
            ConsentProvisionType.DENY),
        Arguments.of(
            decided(concept(DECISIONS + ".25.1", "0", null)),
            Tolerance.DECISION_OF_2020,
            ConsentProvisionType.PERMIT),
        Arguments.of(
            decided(concept(null, "NEE", null)),
            Tolerance.DECISION_WITHOUT_SYSTEM,
            ConsentProvisionType.DENY),
        Arguments.of(
            decided(concept("2.16.840.1.113883.2.4.3.11.60.40.4", "NEE", null)),
            Tolerance.URN_SPELLING,
            ConsentProvisionType.DENY),
        Arguments.of(
            decided(concept(DECISIONS, "nee", null)),
            Tolerance.DECISION_CODE_CASE,
            ConsentProvisionType.DENY),
        Arguments.of(of2020(), Tolerance.CATEGORY_OF_2020, ConsentProvisionType.DENY),
        Arguments.of(uncategorised(), Tolerance.KIND_FROM_PROFILE, ConsentProvisionType.DENY),
        Arguments.of(verifiedOnly(), Tolerance.DATE_FROM_VERIFICATION, ConsentProvisionType.DENY));
  }

  @ParameterizedTest
  @MethodSource("tolerated")
  void clearVariantIsAcceptedAndReported(
      Consent consent, Tolerance rule, ConsentProvisionType decision) {
    var conversion = intake.accept(consent, ReferencedResources.none());

    assertThat(conversion.hasErrors()).isFalse();
    assertThat(conversion.problems()).extracting(Problem::code).contains(rule);
    assertThat(((org.hl7.fhir.r4.model.Consent) conversion.resource()).getProvision().getType())
        .isEqualTo(decision);
  }

  static Stream<Arguments> restrictions() {
    var commented = decided("JA_MAAR");
    commented.addExtension(comment("alleen overdag"));
    var elsewhere = decided("JA_MAAR");
    elsewhere.addExtension(restriction("alleen overdag"));
    return Stream.of(
        Arguments.of(commented, Tolerance.RESTRICTION_FROM_COMMENT, "alleen overdag"),
        Arguments.of(elsewhere, Tolerance.RESTRICTION_ELSEWHERE, "alleen overdag"),
        Arguments.of(
            restricted(decided("JA_MAAR"), ConsentExceptType.PERMIT, "alleen overdag"),
            Tolerance.RESTRICTION_UNDER_PERMIT,
            "alleen overdag"),
        Arguments.of(
            restricted(
                restricted(decided("JA_MAAR"), ConsentExceptType.DENY, "alleen overdag"),
                ConsentExceptType.DENY,
                "na overleg"),
            Tolerance.SEVERAL_RESTRICTIONS,
            "alleen overdag; na overleg"));
  }

  @ParameterizedTest
  @MethodSource("restrictions")
  void restrictionIsFoundInAnyElement(Consent consent, Tolerance rule, String words) {
    var conversion = intake.accept(consent, ReferencedResources.none());

    assertThat(conversion.problems()).extracting(Problem::code).contains(rule);
    assertThat(words((org.hl7.fhir.r4.model.Consent) conversion.resource())).isEqualTo(words);
  }

  @Test
  void unknownTreatmentKeepsItsName() {
    var conversion =
        intake.accept(
            on(concept(SNOMED, "229912004", "enterale voeding")), ReferencedResources.none());
    var code =
        ((org.hl7.fhir.r4.model.Consent) conversion.resource()).getProvision().getCodeFirstRep();

    assertThat(conversion.problems())
        .extracting(Problem::code)
        .containsExactly(Stu3Problem.TREATMENT_UNKNOWN);
    assertThat(code.getCodingFirstRep().getCode()).isEqualTo("OTH");
    assertThat(code.getText()).isEqualTo("enterale voeding (SNOMED CT - 229912004)");
  }

  @Test
  void treatmentAsTextOnlyIsNotRecognised() {
    var conversion =
        intake.accept(on(new CodeableConcept().setText("Reanimatie")), ReferencedResources.none());

    assertThat(conversion.problems())
        .extracting(Problem::code)
        .containsExactly(Stu3Problem.TREATMENT_IN_TEXT);
  }

  @Test
  void vagueDateIsKeptAndReported() {
    var consent = decided("NEE");
    consent.setDateTimeElement(new DateTimeType("2026"));
    var conversion = intake.accept(consent, ReferencedResources.none());

    assertThat(conversion.problems()).extracting(Problem::code).contains(Stu3Problem.DATE_VAGUE);
    assertThat(conversion.hasErrors()).isFalse();
  }

  @Test
  void twoDatesAreKeptAndReported() {
    var consent = decided("NEE");
    consent.getPeriod().setStartElement(new DateTimeType("2025-12-24"));
    var conversion = intake.accept(consent, ReferencedResources.none());

    assertThat(conversion.problems())
        .extracting(Problem::code)
        .containsExactly(Stu3Problem.DATES_DIFFER);
  }

  @Test
  void missingRoleIsKeptAndReported() {
    var consent = decided("NEE");
    var practitioner = new Reference("Practitioner/7").setDisplay("dr. Jansen");
    practitioner
        .addExtension()
        .setUrl("http://nictiz.nl/fhir/StructureDefinition/practitionerrole-reference")
        .setValue(new Reference("PractitionerRole/8"));
    consent.addConsentingParty(practitioner);
    var conversion = intake.accept(consent, ReferencedResources.none());

    assertThat(conversion.problems())
        .extracting(Problem::code)
        .containsExactly(Stu3Problem.ROLE_NOT_FOUND);
    assertThat(conversion.hasErrors()).isFalse();
    assertThat(
            Fhir.json(
                Fhir.converter()
                    .toStu3(conversion.resource(), ReferencedResources.none(), Stu3Style.full())
                    .resource()))
        .contains("Practitioner/7", "dr. Jansen", "PractitionerRole/8");
  }

  private org.hl7.fhir.r4.model.Consent r4(Consent consent) {
    return (org.hl7.fhir.r4.model.Consent)
        intake.accept(consent, ReferencedResources.none()).resource();
  }

  private static String words(org.hl7.fhir.r4.model.Consent consent) {
    return consent.getModifierExtension().stream()
        .filter(e -> SPECIFICATION_OTHER.equals(e.getUrl()))
        .map(e -> e.getValue().primitiveValue())
        .findFirst()
        .orElse("");
  }

  private static Consent without(Consent consent, String extension) {
    consent.getExtension().removeIf(e -> e.getUrl().endsWith("-" + extension));
    return consent;
  }

  private static Consent on(CodeableConcept treatment) {
    var consent = without(decided("NEE"), "Treatment");
    consent.addExtension(treatment(treatment));
    return consent;
  }

  private static Consent onTwo() {
    var consent = decided("NEE");
    consent.addExtension(treatment(concept(SNOMED, "40617009", "beademing")));
    return consent;
  }

  private static Consent categorised(CodeableConcept category) {
    var consent = decided("NEE");
    consent.addCategory(category);
    return consent;
  }

  private static Consent undated() {
    var consent = without(decided("NEE"), "Verification");
    consent.setDateTimeElement(null);
    return consent;
  }

  private static Consent verifiedOnly() {
    var consent = decided("NEE");
    consent.setDateTimeElement(null);
    return consent;
  }

  private static Consent ofNobody() {
    var consent = decided("NEE");
    consent.setPatient(null);
    return consent;
  }

  private static Consent withoutStatus() {
    var consent = decided("NEE");
    consent.setStatus(null);
    return consent;
  }

  private static Consent inExtension() {
    var consent = decided("NEE");
    List<Extension> modifiers = consent.getModifierExtension();
    consent.addExtension(modifiers.remove(0));
    return consent;
  }

  private static Consent of2020() {
    var consent = decided("NEE");
    consent.setCategory(Arrays.asList(concept(SNOMED, "129125009", null)));
    return consent;
  }

  private static Consent uncategorised() {
    var consent = decided("NEE");
    consent.setCategory(null);
    return consent;
  }
}
