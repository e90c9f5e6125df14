package nl.pzp.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.AcpFormBuilder;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.LegalCapability;
import nl.pzp.form.Moment;
import nl.pzp.form.PersonName;
import nl.pzp.form.Specialty;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that earlier versions silently lost or changed. */
class FaithfulAnswersTest {

  private final Pack pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final ConceptMaps maps = ConceptMaps.read(ProjectProfiles.profiles());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Niet besproken",
        "niet besproken",
        "NIET  BESPROKEN ",
        "Onbekend",
        "onbekend",
        "Nee, nog geen besluit genomen",
        "nee, nog geen  besluit genomen",
        "Wel uitvoeren: dialyse",
        "Anders: Niet besproken",
        "Anders: alleen overdag",
        "Alleen overdag"
      })
  void otherwiseStaysOtherwiseForAnyText(String words) {
    var said =
        new TreatmentDirective(
            Treatment.CARDIOPULMONARY_RESUSCITATION,
            null,
            TreatmentDecision.OTHERWISE,
            words,
            null);
    var plan = write(form().directive(said), null, true, false);

    var back =
        new CarePlanReader(pack, maps).read(plan.resources(), new FormQuestions(pack)).form();

    assertThat(back.directives().get(Treatment.CARDIOPULMONARY_RESUSCITATION)).isEqualTo(said);
    // No other reader may take it for another answer.
    assertThat(
            plan.all(Consent.class)
                .findFirst()
                .orElseThrow()
                .getModifierExtension()
                .get(0)
                .getValue()
                .primitiveValue()
                .strip())
        .isNotIn("Niet besproken", "Onbekend", "Nee, nog geen besluit genomen");
  }

  @Test
  void differingProfessionalIsReportedAtEachQuestion() {
    var form =
        form()
            .professionalName(new PersonName("Siebe", "van", "Terwisscha"))
            .specialty(Specialty.NURSE);

    var plan = write(form, professional(), true, false);

    assertThat(questions(plan, CarePlanProblem.PROFESSIONAL_DIFFERS)).contains("968", "970");
    assertThat(questions(plan, CarePlanProblem.NOT_CARRIED)).contains("969", "1405");
  }

  @Test
  void equalProfessionalIsNotReported() {
    var plan =
        write(
            form().professionalName(new PersonName("obe", null, "Bosgraaf")),
            professional(),
            true,
            false);

    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void differingGivenNameOfThePatientIsReported() {
    var plan =
        write(form().patientName(new PersonName("Anneke", null, "Zandstra")), null, true, false);

    assertThat(questions(plan, CarePlanProblem.PATIENT_NAME_DIFFERS)).containsExactly("964");
  }

  @Test
  void treatmentNameWithoutDecisionIsReported() {
    var plan =
        write(
            form().directive(new TreatmentDirective(Treatment.OTHER, "dialyse", null, null, null)),
            null,
            true,
            false);

    assertThat(plan.all(Consent.class)).isEmpty();
    assertThat(questions(plan, CarePlanProblem.NOT_CARRIED)).containsExactly("1422");
  }

  @Test
  void capabilityOnAnOlderFormIsReported() {
    var plan =
        write(form().legalCapability(new LegalCapability(true, "helder")), null, false, false);

    assertThat(questions(plan, CarePlanProblem.OLDER_THAN_KNOWN))
        .containsExactly("963", "1406", "1407");
  }

  @Test
  void provenanceShowsAmendmentAndRetraction() {
    assertThat(activity(write(form(), null, true, false))).isEqualTo("CREATE");
    var amended = write(form(), null, true, true);
    assertThat(activity(amended)).isEqualTo("UPDATE");
    var origin = amended.all(Provenance.class).findFirst().orElseThrow();
    assertThat(
            new CarePlanWriter(pack, maps)
                .retracted(origin)
                .getActivity()
                .getCodingFirstRep()
                .getCode())
        .isEqualTo("NULLIFY");
  }

  private static String activity(CarePlan plan) {
    return plan.all(Provenance.class)
        .findFirst()
        .orElseThrow()
        .getActivity()
        .getCodingFirstRep()
        .getCode();
  }

  private static List<String> questions(CarePlan plan, CarePlanProblem code) {
    return plan.problems().stream()
        .filter(problem -> problem.code() == code)
        .map(problem -> String.valueOf(problem.place().linkId()))
        .toList();
  }

  private static KnownProfessional professional() {
    var practitioner = new Practitioner();
    practitioner.addName().setFamily("Bosgraaf").addGiven("Obe");
    return new KnownProfessional("PractitionerRole/1", new PractitionerRole(), practitioner);
  }

  private static AcpFormBuilder form() {
    return AcpForm.builder().conversationDate(new Moment("2026-03-11"));
  }

  private CarePlan write(
      AcpFormBuilder form, @Nullable KnownProfessional author, boolean newest, boolean amended) {
    var patient = new Patient();
    patient.setId("patient-1");
    patient.addName().setFamily("Zandstra").addGiven("Aafke");
    return new CarePlanWriter(pack, maps)
        .write(
            form.build(),
            new CarePlanContext(
                "urn:example", "form-1", pack, patient, author, null, newest, amended));
  }
}
