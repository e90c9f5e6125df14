package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of CGM, ChipSoft, Topicus and Sanday as the regional hub publishes them. */
class VendorExamplesTest {

  private static final String SPECIFICATION_OTHER =
      "http://nictiz.nl/fhir/StructureDefinition/ext-TreatmentDirective2.SpecificationOther";

  private final Stu3Intake intake = Fhir.intake();
  private final Stu3Converter converter = Fhir.converter();

  static Stream<Path> examples() {
    return Fhir.files(Fhir.zorgviewer("examples")).stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyVendorExampleIsAccepted(Path file) {
    var conversion = intake.accept(Fhir.stu3(file), ReferencedResources.none());

    assertThat(conversion.problems()).noneMatch(Problem::isError);
    assertThat(conversion.losses())
        .allMatch(
            loss ->
                loss.why() == LossReason.IN_EXTENSION
                    || loss.why() == LossReason.DISPLAY_OF_REPLACED_CODE);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyVendorExampleSurvivesTheRoundTrip(Path file) {
    var plain = Fhir.vendorShapes().plain(Fhir.stu3(file)).resource();
    var r4 = converter.toR4(plain, ReferencedResources.none()).resource();

    var back = converter.toStu3(r4, ReferencedResources.none(), Stu3Style.full()).resource();

    assertThat(Fhir.lines(back))
        .map(VendorExamplesTest::withoutSpelling)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Fhir.lines(plain).stream(), exception(plain, back).stream())
                .map(VendorExamplesTest::withoutSpelling)
                .toList());
  }

  // The standard's shape repeats the decision as an exception, which not every vendor sends.
  private static List<String> exception(
      org.hl7.fhir.dstu3.model.Resource plain, org.hl7.fhir.dstu3.model.Resource back) {
    return plain instanceof org.hl7.fhir.dstu3.model.Consent consent
            && !consent.hasExcept()
            && ((org.hl7.fhir.dstu3.model.Consent) back).hasExcept()
        ? List.of(
            ".except[.type = "
                + ((org.hl7.fhir.dstu3.model.Consent) back).getExceptFirstRep().getType().toCode()
                + "]")
        : List.of();
  }

  // The URLs of HL7's code systems differ per version, and so does the display of one code; neither
  // carries information.
  private static String withoutSpelling(String line) {
    return (line.startsWith(".category") ? line.replaceAll("\\.display = [^;\\]]*(; )?", "") : line)
        .replace("http://hl7.org/fhir/v3/", "http://terminology.hl7.org/CodeSystem/v3-")
        .replace(
            "http://hl7.org/fhir/audit-entity-type",
            "http://terminology.hl7.org/CodeSystem/audit-entity-type");
  }

  @Test
  void refusedVentilationOfCgmStaysRefused() {
    var consent = (Consent) accepted("TreatmentDirective-CGM.json");

    assertThat(consent.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
    assertThat(code(consent)).isEqualTo("40617009");
    assertThat(consent.getDateTimeElement().getValueAsString())
        .isEqualTo("2026-02-20T10:30:00+01:00");
    assertThat(consent.getProvision().getActorFirstRep().getReference().getDisplay())
        .isEqualTo("Gevolmachtigde");
    assertThat(consent.getScope().getCodingFirstRep().getCode()).isEqualTo("treatment");
  }

  @Test
  void restrictedVentilationOfChipsoftIsNeitherYesNorNo() {
    var consent = (Consent) accepted("TreatmentDirective-Chipsoft.json");

    assertThat(consent.getProvision().hasType()).isFalse();
    assertThat(words(consent)).isEqualTo("Toelichting: Eerst overleg met echtgenote");
    assertThat(consent.getDateTimeElement().getValueAsString())
        .isEqualTo("2022-09-30T10:33:00+02:00");
    assertThat(tolerances("TreatmentDirective-Chipsoft.json"))
        .containsExactly(Tolerance.DATE_FROM_PERIOD);
  }

  @Test
  void permittedResuscitationOfTopicusIsADirectiveAlthoughAcdStandsLast() {
    var consent = (Consent) accepted("TreatmentDirective-Topicus.json");

    assertThat(consent.getProvision().getType()).isEqualTo(ConsentProvisionType.PERMIT);
    assertThat(code(consent)).isEqualTo("89666000");
    assertThat(consent.getCategory()).hasSize(1);
    assertThat(consent.getMeta().getSource())
        .isEqualTo("urn:oid:2.16.840.1.113883.2.4.3.164.2.1.2");
    assertThat(tolerances("TreatmentDirective-Topicus.json"))
        .containsExactly(
            Tolerance.URN_SPELLING, Tolerance.CATEGORY_BESIDE, Tolerance.DATE_FROM_PERIOD);
  }

  @Test
  void willOfCgmGetsTheZibTypeAndKeepsItsText() {
    var consent = (Consent) accepted("AdvanceDirective-CGM.json");

    assertThat(consent.getScope().getCodingFirstRep().getCode()).isEqualTo("adr");
    assertThat(codes(consent.getProvision().getCodeFirstRep())).containsExactly("NR");
    assertThat(consent.getProvision().getCodeFirstRep().getText())
        .isEqualTo("niet-reanimerenbeschikking");
    assertThat(tolerances("AdvanceDirective-CGM.json"))
        .containsExactly(Tolerance.WILL_TYPE_SYNONYM);
  }

  @Test
  void theWillOfChipsoftKeepsItsDocument() {
    var consent = (Consent) accepted("AdvanceDirective-Chipsoft.json");

    assertThat(consent.getSourceAttachment().getContentType()).isEqualTo("application/pdf");
    assertThat(consent.getSourceAttachment().getData()).isNotEmpty();
    assertThat(consent.getProvision().getCodeFirstRep().getText())
        .isEqualTo("Patiëntinformatie - Wilsbeschikkingen");
  }

  @Test
  void aConditionKeepsTheStatusOfTheZibBesideThatOfFhir() {
    var condition = (Condition) accepted("Condition-Chipsoft.json");

    assertThat(codes(condition.getClinicalStatus())).containsExactly("active", "55561003");
    assertThat(codes(condition.getVerificationStatus())).containsExactly("confirmed", "410605003");
    assertThat(condition.getAsserter().getReference()).contains("PractitionerRole/");
  }

  @Test
  void aConditionOfUnknownVerificationIsNotConfirmed() {
    var bundle = (org.hl7.fhir.r4.model.Bundle) accepted("Flag-Chipsoft-OTH.json");

    assertThat(bundle.getEntry())
        .map(org.hl7.fhir.r4.model.Bundle.BundleEntryComponent::getResource)
        .filteredOn(Condition.class::isInstance)
        .map(Condition.class::cast)
        .hasSize(2)
        .allSatisfy(condition -> assertThat(codes(condition.getVerificationStatus())).isEmpty());
  }

  @Test
  void flagKeepsItsSubject() {
    var flag = (Flag) accepted("Flag-CGM.json");

    assertThat(flag.getCode().getCodingFirstRep().getCode()).isEqualTo("T92");
    assertThat(flag.hasExtension("http://hl7.org/fhir/StructureDefinition/flag-detail")).isTrue();
    assertThat(flag.hasPeriod()).isFalse();
  }

  @Test
  void thePatientOfSandayIsReadThroughItsMixtureOfVersions() {
    var patient = (Patient) accepted("Patient-Sanday.json");

    assertThat(patient.getAddressFirstRep().getExtension())
        .map(org.hl7.fhir.r4.model.Extension::getUrl)
        .containsExactly(
            "http://nictiz.nl/fhir/StructureDefinition/ext-AddressInformation.AddressType");
    assertThat(tolerances("Patient-Sanday.json"))
        .containsExactlyInAnyOrder(
            Tolerance.EXTENSION_OF_2020,
            Tolerance.CODE_SPECIFICATION_AS_CODING,
            Tolerance.CODE_AS_STRING,
            Tolerance.PROFILE_OF_2020,
            Tolerance.SYSTEM_SPELLING);
  }

  @Test
  void theContactOfChipsoftIsTheFirstContactOfZib2020() {
    var patient = (Patient) accepted("Patient-Chipsoft.json");

    assertThat(patient.getContactFirstRep().getRelationship())
        .flatExtracting(VendorExamplesTest::codes)
        .containsExactly("WIFE", "01");
    assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("999911120");
  }

  @Test
  void aDocumentWhoseNamesAreOidsKeepsItsCodes() {
    var document = (DocumentReference) accepted("DocumentReference-Chipsoft.json");

    assertThat(document.getType().getCodingFirstRep().getCode()).isEqualTo("51852-2");
    assertThat(document.getType().hasText()).isFalse();
    assertThat(tolerances("DocumentReference-Chipsoft.json"))
        .containsExactly(Tolerance.DISPLAY_IS_OID);
  }

  private Resource accepted(String file) {
    return intake
        .accept(Fhir.stu3(Fhir.zorgviewer("examples").resolve(file)), ReferencedResources.none())
        .resource();
  }

  private List<Tolerance> tolerances(String file) {
    var problems =
        Fhir.vendorShapes().plain(Fhir.stu3(Fhir.zorgviewer("examples").resolve(file))).problems();
    return Arrays.stream(Tolerance.values())
        .filter(rule -> problems.stream().anyMatch(problem -> problem.code() == rule))
        .toList();
  }

  private static String code(Consent consent) {
    return consent.getProvision().getCodeFirstRep().getCodingFirstRep().getCode();
  }

  private static List<String> codes(CodeableConcept concept) {
    return concept.getCoding().stream().map(org.hl7.fhir.r4.model.Coding::getCode).toList();
  }

  private static String words(Consent consent) {
    return consent.getModifierExtension().stream()
        .filter(e -> SPECIFICATION_OTHER.equals(e.getUrl()))
        .map(e -> e.getValue().primitiveValue())
        .findFirst()
        .orElse("");
  }
}
