package nl.pzp.convert;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.pzp.careplan.CarePlanProblem;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.fixtures.ExampleForm;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.ConceptMaps;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConverterTest {

  private final Bench bench = new Bench();

  static Stream<ExampleForm> forms() {
    return ExamplePeople.allForms().stream()
        // Here nothing is known of a newer form.
        .filter(form -> !form.equals(ExamplePeople.olderFormAfterNewer().secondForm()));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void formBecomesItsExpectedResources(ExampleForm form) {
    var made = resources(bench.converted(form.text(), "r4").result());
    var expected =
        resources(form.expectedResources()).stream()
            .filter(each -> !(each instanceof Provenance))
            .toList();

    assertThat(references(made)).containsExactlyInAnyOrderElementsOf(references(expected));
    for (var resource : expected) {
      var same =
          made.stream()
              .filter(each -> reference(each).equals(reference(resource)))
              .findFirst()
              .orElseThrow();
      same.getMeta().setSource(resource.getMeta().getSource());
      assertThat(text(same)).isEqualTo(text(resource));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void resourcesBecomeTheFormExceptReportedLosses(ExampleForm form) {
    var message = bench.message(form.text());
    var from = bench.formats.of(message).orElseThrow();

    var there = bench.converted(form.text(), "r4");
    var back = bench.converted(Bench.json(there), from.name());

    var lost = new ArrayList<>(FormAnswers.of(message.forms().get(0), from.pack()));
    FormAnswers.of(form(back.result()), from.pack()).forEach(lost::remove);
    assertThat(lost).allMatch(answer -> linkIds(there.problems()).contains(answer.linkId()));
    assertThat(codes(there.problems())).doesNotContain("PZP-CONV-102", "PZP-CONV-103");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormInItsOwnVersionHasTheSameAnswers(ExampleForm form) {
    var message = bench.message(form.text());
    var from = bench.formats.of(message).orElseThrow();

    var same = bench.converted(form.text(), from.name());

    assertThat(same.problems()).isEmpty();
    assertThat(FormAnswers.of(form(same.result()), from.pack()))
        .containsExactlyInAnyOrderElementsOf(FormAnswers.of(message.forms().get(0), from.pack()));
  }

  @Test
  void peopleAroundAFormAreKeptInAnotherVersion() {
    var amended = ExamplePeople.amendedForm().secondForm();

    var other = bench.converted(amended.text(), "form2020-rc3").result();

    var form = form(other);
    assertThat(form.getQuestionnaire()).endsWith("|1.0.0-rc3");
    assertThat(form.getStatus()).isEqualTo(QuestionnaireResponseStatus.AMENDED);
    assertThat(form.getIdentifier().getValue())
        .isEqualTo(amended.response().getIdentifier().getValue());
    assertThat(form.getSubject().getReference()).startsWith("Patient/");
    assertThat(references(resources(other))).hasSize(4).contains(form.getSubject().getReference());
  }

  @Test
  void retractedFormGivesNoPlan() {
    var bundle = ExamplePeople.capable().form().bundle();
    form(bundle).setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);

    assertThat(bench.convert(text(bundle), "r4"))
        .isInstanceOfSatisfying(
            ConvertedMessage.Refused.class,
            refused -> assertThat(codes(refused.problems())).containsExactly("PZP-CONV-008"));
  }

  @Test
  void aFormThatIsRefusedGivesNothingAndEveryReason() {
    var bundle = ExamplePeople.capable().form().bundle();
    form(bundle).getItem().removeIf(item -> item.getLinkId().equals("963"));
    form(bundle).addItem().setLinkId("4711").addAnswer().setValue(new StringType("?"));

    assertThat(bench.convert(text(bundle), "r4"))
        .isInstanceOfSatisfying(
            ConvertedMessage.Refused.class,
            refused ->
                assertThat(codes(refused.problems()))
                    .containsExactlyInAnyOrder("PZP-FORM-004", "PZP-FORM-012"));
  }

  @Test
  void answerThatNoMapperReportsIsReported() {
    var form = ExamplePeople.capable().form().response();
    var pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
    var reader = new CarePlanReader(pack, ConceptMaps.read(ProjectProfiles.profiles()));

    assertThat(new AnswerComparison(reader).of(form, pack, List.of(), List.of()))
        .filteredOn(problem -> problem.code() == ConversionProblem.ANSWER_LOST)
        .extracting(problem -> problem.place().linkId())
        .contains("970", "1386");
  }

  @Test
  void differingProfessionalIsReported() {
    var bundle = ExamplePeople.capable().form().bundle();
    practitioner(bundle).getNameFirstRep().setText("Dr. Overstegen").setFamily("Overstegen");
    practitioner(bundle).getNameFirstRep().getFamilyElement().getExtension().clear();

    var converted = bench.converted(text(bundle), "r4");

    assertThat(converted.problems())
        .filteredOn(problem -> problem.code() == CarePlanProblem.PROFESSIONAL_DIFFERS)
        .extracting(problem -> problem.place().linkId())
        .containsExactly("970");
  }

  @Test
  void aFormAloneGetsAPatientOfItsAnswersAndSaysSo() {
    var form = ExamplePeople.capable().form().response();
    form.getSubject().setReference("Patient/p1");
    form.setSource(null);
    form.setAuthor(null);

    var converted = bench.converted(text(form), "r4");

    assertThat(codes(converted.problems())).contains("PZP-CONV-101");
    assertThat(references(resources(converted.result()))).contains("Patient/p1");
  }

  @Test
  void aFormAloneStaysAloneInAnotherVersion() {
    var form = ExamplePeople.capable().form().response();

    assertThat(bench.converted(text(form), "form2020-beta3").result())
        .isInstanceOfSatisfying(
            QuestionnaireResponse.class,
            other -> assertThat(other.getQuestionnaire()).endsWith("|0.1.3-beta3"));
  }

  @Test
  void twoFormsOrTwoPatientsAreNotGuessedBetween() {
    var two = ExamplePeople.olderFormAfterNewer().form().bundle();
    ExamplePeople.olderFormAfterNewer().secondForm().bundle().getEntry().forEach(two::addEntry);
    assertThat(codes(bench.convert(text(two), "r4").problems())).containsExactly("PZP-CONV-006");

    var plans = ExamplePeople.capable().form().expectedResources();
    ExamplePeople.onlyFreeText().form().expectedResources().getEntry().forEach(plans::addEntry);
    assertThat(codes(bench.convert(text(plans), "form2020").problems()))
        .containsExactly("PZP-CONV-007");
  }

  @Test
  void conversionIsDeterministic() {
    var text = ExamplePeople.onlyFreeText().form().text();

    assertThat(Bench.json(bench.converted(text, "r4")))
        .isEqualTo(Bench.json(bench.converted(text, "r4")));
    var resources = Bench.json(bench.converted(text, "r4"));
    assertThat(Bench.json(bench.converted(resources, "form2020")))
        .isEqualTo(Bench.json(bench.converted(resources, "form2020")));
  }

  @Test
  void noIdDerivesFromABsn() {
    var bundle = ExamplePeople.capable().form().bundle();
    var before = references(bench.message(text(bundle)).resources());
    bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .forEach(patient -> patient.getIdentifierFirstRep().setValue("999929732"));

    assertThat(references(bench.message(text(bundle)).resources())).isEqualTo(before);
  }

  @Test
  void lossOfTheStandardsExampleIsReported() {
    var text =
        StandardExamples.text(
            "examples/r4/hendrik-hartman-2025/Bundle-ACP-HendrikHartman-Pat1-2025.json");

    var problems = bench.converted(text, "form2020").problems();

    assertThat(problems)
        .filteredOn(problem -> problem.code() == ConversionProblem.RESOURCE_NOT_IN_FORM)
        .extracting(problem -> problem.details().get("what"))
        .containsExactly("Consent adr NR", "Consent adr NR");
    // The permission that ends: without its end it would read as one that lasts.
    assertThat(problems)
        .filteredOn(problem -> problem.code() == ConversionProblem.DECISION_NOT_WHOLE_IN_FORM)
        .extracting(problem -> problem.place().expression())
        .contains("Consent.provision.period");
    assertThat(problems)
        .filteredOn(problem -> problem.code() == ConversionProblem.ELEMENT_NOT_IN_FORM)
        .extracting(problem -> problem.place().expression())
        .contains("Device.udiCarrier", "RelatedPerson.address", "Goal.note", "Consent.source");
  }

  @Test
  void resourceOutsideThePlanIsReported() {
    var bundle = ExamplePeople.capable().form().expectedResources();
    var condition = new Condition();
    condition.getCode().setText("Hoofdpijn");
    bundle.addEntry().setResource(condition);

    var problems = bench.converted(text(bundle), "form2020").problems();

    assertThat(problems)
        .filteredOn(problem -> problem.code() == ConversionProblem.RESOURCE_NOT_IN_FORM)
        .extracting(problem -> problem.details().get("what"))
        .contains("Condition");
    assertThat(problems.toString()).doesNotContain("Hoofdpijn");
  }

  @Test
  void restrictedDirectiveIsReportedInsteadOfADecision() {
    var exception = plan(c -> c.getProvision().addProvision().setType(ConsentProvisionType.PERMIT));
    var modified =
        plan(
            c ->
                c.addModifierExtension()
                    .setUrl("https://example.org/void")
                    .setValue(new BooleanType(true)));
    var second =
        plan(
            c ->
                c.getProvision()
                    .addCode()
                    .addCoding()
                    .setSystem("http://snomed.info/sct")
                    .setCode("40617009"));

    assertThat(keptOut(exception)).containsExactly("Consent.provision.provision");
    assertThat(keptOut(modified)).containsExactly("Consent.modifierExtension");
    assertThat(keptOut(second)).contains("Consent.provision.code");
  }

  private List<String> keptOut(String plan) {
    var converted = bench.converted(plan, "form2020");
    assertThat(Bench.json(converted)).doesNotContain("\"linkId\":\"1386\"");
    return converted.problems().stream()
        .filter(problem -> problem.code() == CarePlanProblem.DIRECTIVE_NOT_PLAIN)
        .filter(problem -> "1386".equals(problem.place().linkId()))
        .map(problem -> String.valueOf(problem.place().expression()))
        .toList();
  }

  /** The capable person's resources, with the directive on resuscitation changed. */
  private static String plan(Consumer<Consent> change) {
    var bundle = ExamplePeople.capable().form().expectedResources();
    resources(bundle).stream()
        .filter(Consent.class::isInstance)
        .map(Consent.class::cast)
        .filter(
            c ->
                "89666000".equals(c.getProvision().getCodeFirstRep().getCodingFirstRep().getCode()))
        .forEach(change);
    return text(bundle);
  }

  @Test
  void aRefusalStaysARefusalAndAPermissionAPermissionThroughTheForm() {
    var first = bench.converted(ExamplePeople.capable().form().text(), "r4");
    var form = bench.converted(Bench.json(first), "form2020");
    var second = bench.converted(Bench.json(form), "r4");

    assertThat(decisions(second.result())).isEqualTo(decisions(first.result())).hasSize(8);
  }

  private static List<String> decisions(IBaseResource bundle) {
    return resources(bundle).stream()
        .filter(Consent.class::isInstance)
        .map(Consent.class::cast)
        .map(Consent::getProvision)
        .map(p -> p.getCodeFirstRep().getCodingFirstRep().getCode() + " " + p.getType())
        .sorted()
        .toList();
  }

  private static List<Resource> resources(IBaseResource bundle) {
    return ((Bundle) bundle).getEntry().stream().map(BundleEntryComponent::getResource).toList();
  }

  private static QuestionnaireResponse form(IBaseResource bundle) {
    return resources(bundle).stream()
        .filter(QuestionnaireResponse.class::isInstance)
        .map(QuestionnaireResponse.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Practitioner practitioner(Bundle bundle) {
    return resources(bundle).stream()
        .filter(Practitioner.class::isInstance)
        .map(Practitioner.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> references(List<Resource> resources) {
    return resources.stream().map(ConverterTest::reference).toList();
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static String text(Resource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(problem -> problem.code().id()).toList();
  }

  private static List<String> linkIds(List<Problem> problems) {
    return problems.stream().map(problem -> String.valueOf(problem.place().linkId())).toList();
  }
}
