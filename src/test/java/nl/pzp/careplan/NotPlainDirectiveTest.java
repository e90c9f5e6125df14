package nl.pzp.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A directive with more or less than one plain decision is reported, never read as one. */
class NotPlainDirectiveTest {

  private static final String DAY = "2026-02-03";
  private static final String RESUSCITATION = "1386";
  private static final String ICU = "1390";
  private static final String UNKNOWN_EXTENSION = "https://example.org/not-in-the-weekend";
  private static final Pack PACK = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();

  private final CarePlanReader reader =
      new CarePlanReader(PACK, ConceptMaps.read(ProjectProfiles.profiles()));

  private static Arguments but(String what, Consumer<Consent> change) {
    return Arguments.of(what, change);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        but("a second treatment", c -> c.getProvision().addCode(code(Treatment.ADMISSION_TO_ICU))),
        but(
            "a code of another treatment in one concept",
            c ->
                c.getProvision()
                    .getCodeFirstRep()
                    .addCoding(code(Treatment.ADMISSION_TO_ICU).getCodingFirstRep())),
        but(
            "another code of the same system in one concept",
            c ->
                c.getProvision()
                    .getCodeFirstRep()
                    .addCoding()
                    .setSystem("http://snomed.info/sct")
                    .setCode("265764009")),
        but(
            "the name of the switching off of a defibrillator",
            c ->
                c.getProvision()
                    .getCodeFirstRep()
                    .setText(PACK.codeText(Treatment.SWITCH_OFF_DEFIBRILLATOR))),
        but(
            "an exception inside",
            c -> c.getProvision().addProvision().setType(ConsentProvisionType.DENY)),
        but("an unknown modifier", c -> c.addModifierExtension(unknown())),
        but(
            "an unknown modifier of the decision",
            c -> c.getProvision().addModifierExtension(unknown())),
        but(
            "an unknown modifier of a party",
            c -> c.getProvision().getActorFirstRep().addModifierExtension(unknown())),
        but(
            "the words of otherwise on the decision itself",
            c -> c.getProvision().addModifierExtension(words("Alleen overdag"))),
        but("implicit rules", c -> c.setImplicitRules("https://example.org/rules")),
        but("words beside the type", c -> c.addModifierExtension(words("Alleen overdag"))),
        but(
            "words twice",
            c -> {
              c.getProvision().setType(null);
              c.addModifierExtension(words("Alleen overdag"));
              c.addModifierExtension(words("Alleen thuis"));
            }),
        but(
            "an extension for words that has none",
            c -> {
              c.getProvision().setType(null);
              c.addModifierExtension().setUrl(PACK.url(AcpExtension.SPECIFICATION_OTHER));
            }),
        but("neither type nor words", c -> c.getProvision().setType(null)),
        but("a purpose", c -> c.getProvision().addPurpose().setCode("ETREAT")),
        but("an action", c -> c.getProvision().addAction().setText("inzien")),
        but("data", c -> c.getProvision().addData().getReference().setReference("Device/1")),
        but("a class", c -> c.getProvision().addClass_().setCode("Observation")),
        but("a label", c -> c.getProvision().addSecurityLabel().setCode("R")),
        but(
            "a period of data",
            c -> c.getProvision().getDataPeriod().setStartElement(new DateTimeType("2026-01-01"))),
        but(
            "somebody for whom alone it holds",
            c ->
                c.getProvision()
                    .addActor()
                    .setReference(new Reference("Organization/1"))
                    .getRole()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
                    .setCode("IRCP")),
        but(
            "a beginning after the conversation",
            c -> c.getProvision().getPeriod().setStartElement(new DateTimeType("2026-03-01"))),
        but(
            "an end before the conversation",
            c -> c.getProvision().getPeriod().setEndElement(new DateTimeType("2026-01-01"))),
        but(
            "a reason for its end",
            c ->
                c.getProvision()
                    .addExtension(
                        PACK.url(AcpExtension.REASON_FOR_ENDING), new StringType("herzien"))),
        but("the scope of another consent", c -> c.setScope(concept(PlanCode.SHARING_SCOPE))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void restrictedDirectiveIsReportedAtItsQuestion(String what, Consumer<Consent> change) {
    var consent = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.PERMIT);
    change.accept(consent);

    var reading = read(consent);

    assertThat(reading.form().directives().values())
        .as(what)
        .noneMatch(directive -> directive.decision() != null);
    assertThat(reading.problems())
        .as(what)
        .anyMatch(
            problem -> RESUSCITATION.equals(problem.place().linkId()) && isOfADirective(problem));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void restrictedDirectiveExcludesAPlainOneOfThatDay(String what, Consumer<Consent> change) {
    var consent = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.PERMIT);
    change.accept(consent);
    var other = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.PERMIT);
    other.setId("plain");

    var reading = read(consent, other);

    assertThat(reading.form().directives())
        .as(what)
        .doesNotContainKey(Treatment.CARDIOPULMONARY_RESUSCITATION);
    assertThat(codes(reading.problems())).contains("PZP-PLAN-021");
  }

  @Test
  void directiveOnTwoTreatmentsIsReportedAtBoth() {
    var consent = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.DENY);
    consent.getProvision().addCode(code(Treatment.ADMISSION_TO_ICU));

    var reading = read(consent);

    assertThat(reading.problems())
        .filteredOn(problem -> problem.code() == CarePlanProblem.DIRECTIVE_NOT_PLAIN)
        .extracting(problem -> problem.place().linkId())
        .contains(RESUSCITATION, ICU);
    assertThat(reading.problems().toString()).contains("cardiopulmonale resuscitatie");
  }

  @Test
  void plainDirectiveIsRead() {
    var consent = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.DENY);

    var reading = read(consent);

    assertThat(decision(reading)).isEqualTo(TreatmentDecision.DO_NOT_PERFORM);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void startOnTheDayAndLaterEndAreStillPlain() {
    var consent = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.DENY);
    consent.getProvision().getPeriod().setStartElement(new DateTimeType(DAY));
    consent.getProvision().getPeriod().setEndElement(new DateTimeType("2027-01-01"));

    var reading = read(consent);

    assertThat(decision(reading)).isEqualTo(TreatmentDecision.DO_NOT_PERFORM);
    assertThat(codes(reading.problems())).containsExactly("PZP-PLAN-025");
  }

  @Test
  void textBesideTheCodeIsReported() {
    var consent = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.PERMIT);
    consent.getProvision().getCodeFirstRep().setText("Reanimatie, alleen op de OK");

    var reading = read(consent);

    assertThat(codes(reading.problems())).containsExactly("PZP-PLAN-029");
    assertThat(reading.problems().get(0).place().linkId()).isEqualTo(RESUSCITATION);
  }

  @ParameterizedTest
  @EnumSource(
      value = ConsentState.class,
      names = {"DRAFT", "PROPOSED", "REJECTED", "INACTIVE"})
  void inactiveDirectiveIsReportedAndNotRead(ConsentState status) {
    var consent = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.PERMIT);
    consent.setStatus(status);

    var reading = read(consent);

    assertThat(reading.form().directives()).isEmpty();
    assertThat(codes(reading.problems())).containsExactly("PZP-PLAN-027");
    assertThat(reading.problems().get(0).place().linkId()).isEqualTo(RESUSCITATION);
  }

  @Test
  void directiveEnteredInErrorIsIgnored() {
    var consent = plain(Treatment.CARDIOPULMONARY_RESUSCITATION, ConsentProvisionType.PERMIT);
    consent.setStatus(ConsentState.ENTEREDINERROR);

    var reading = read(consent);

    assertThat(reading.form().directives()).isEmpty();
    assertThat(reading.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Observation", "Goal", "CommunicationRequest", "Device"})
  void resourceWithUnknownModifierIsNotRead(String type) {
    var resources = new ArrayList<>(everythingElse());
    resources.stream()
        .filter(resource -> resource.fhirType().equals(type))
        .map(org.hl7.fhir.r4.model.DomainResource.class::cast)
        .forEach(resource -> resource.addModifierExtension(unknown()));

    var whole = reader.read(everythingElse(), new FormQuestions(PACK));
    var reading = reader.read(resources, new FormQuestions(PACK));

    assertThat(whole.problems()).isEmpty();
    assertThat(reading.form()).isNotEqualTo(whole.form());
    assertThat(reading.problems())
        .anyMatch(
            problem ->
                problem.code() == CarePlanProblem.NOT_UNDERSTOOD
                    && problem.place().linkId() != null);
  }

  @Test
  void restrictedAdvanceDirectiveAnswersNothing() {
    var plain = advanceDirective();
    var nested = advanceDirective();
    nested.getProvision().addProvision().setType(ConsentProvisionType.PERMIT);

    assertThat(read(plain).form().earlierAgreements().recorded())
        .isEqualTo(nl.pzp.form.YesNoUnknown.YES);
    assertThat(read(nested).form().earlierAgreements().recorded()).isNull();
    assertThat(read(nested).problems())
        .extracting(problem -> problem.code().id() + " " + problem.place().linkId())
        .containsExactly("PZP-PLAN-030 1197");
  }

  @Test
  void retractedDefibrillatorIsIgnored() {
    var resources = everythingElse();
    ((DeviceUseStatement) resources.get(3)).setStatus(DeviceUseStatementStatus.ENTEREDINERROR);

    var reading = reader.read(resources, new FormQuestions(PACK));

    assertThat(reading.form().defibrillator().present()).isNull();
  }

  @Test
  void requestNotToInformIsIgnored() {
    var resources = everythingElse();
    ((CommunicationRequest) resources.get(2)).setDoNotPerform(true);

    var reading = reader.read(resources, new FormQuestions(PACK));

    assertThat(reading.form().relativesInformed()).isNull();
  }

  private static Consent plain(Treatment treatment, ConsentProvisionType type) {
    var consent = new Consent();
    consent.setId("directive");
    consent.setStatus(ConsentState.ACTIVE);
    consent.setScope(concept(PlanCode.TREATMENT_DIRECTIVE_SCOPE));
    consent.addCategory(concept(PlanCode.TREATMENT_DIRECTIVE_CATEGORY));
    consent.setDateTimeElement(new DateTimeType(DAY));
    var provision = consent.getProvision().setType(type).addCode(code(treatment));
    provision
        .addActor()
        .setRole(concept(PlanCode.AGREEMENT_PARTY))
        .setReference(new Reference("PractitionerRole/1"));
    return consent;
  }

  private static Consent advanceDirective() {
    var consent = new Consent();
    consent.setId("will");
    consent.setStatus(ConsentState.ACTIVE);
    consent.setScope(concept(PlanCode.ADVANCE_DIRECTIVE_SCOPE));
    consent.addCategory(concept(PlanCode.ADVANCE_DIRECTIVE_CATEGORY));
    consent.setDateTimeElement(new DateTimeType(DAY));
    return consent;
  }

  private static List<Resource> everythingElse() {
    var wishes = new Observation();
    wishes.setId("wishes");
    wishes.setStatus(ObservationStatus.FINAL);
    wishes.setCode(concept(ObservationTopic.SPECIFIC_CARE_WISHES));
    wishes.setEffective(new DateTimeType(DAY));
    wishes.setValue(new StringType("Muziek"));
    var goal = new Goal();
    goal.setId("goal");
    goal.addCategory(concept(PlanCode.ADVANCE_CARE_PLANNING));
    goal.setDescription(concept(nl.pzp.form.MedicalPolicyGoal.CURATIVE));
    goal.getStatusDateElement().setValueAsString(DAY);
    var request = new CommunicationRequest();
    request.setId("request");
    request.setStatus(CommunicationRequestStatus.ACTIVE);
    request.addCategory(concept(PlanCode.INFORM_RELATIVES));
    var use = new DeviceUseStatement();
    use.setId("use");
    use.setStatus(DeviceUseStatementStatus.ACTIVE);
    use.setDevice(new Reference("Device/device"));
    var device = new Device();
    device.setId("device");
    device.setType(concept(nl.pzp.form.DefibrillatorType.IMPLANTABLE));
    return List.of(wishes, goal, request, use, device);
  }

  private CarePlanReading read(Consent... consents) {
    return reader.read(List.of(consents), new FormQuestions(PACK));
  }

  private static TreatmentDecision decision(CarePlanReading reading) {
    return java.util.Objects.requireNonNull(
        java.util.Objects.requireNonNull(
                reading.form().directives().get(Treatment.CARDIOPULMONARY_RESUSCITATION))
            .decision());
  }

  private static boolean isOfADirective(Problem problem) {
    return problem.code() == CarePlanProblem.DIRECTIVE_NOT_PLAIN
        || problem.code() == CarePlanProblem.NO_DECISION;
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(problem -> problem.code().id()).toList();
  }

  private static CodeableConcept code(Treatment treatment) {
    return concept(treatment);
  }

  private static CodeableConcept concept(Enum<?> name) {
    var coded = PACK.coded(name);
    return new CodeableConcept()
        .addCoding(new org.hl7.fhir.r4.model.Coding(coded.system(), coded.code(), coded.display()));
  }

  private static Extension unknown() {
    return new Extension(UNKNOWN_EXTENSION, new StringType("ja"));
  }

  private static Extension words(String text) {
    return new Extension(PACK.url(AcpExtension.SPECIFICATION_OTHER), new StringType(text));
  }
}
