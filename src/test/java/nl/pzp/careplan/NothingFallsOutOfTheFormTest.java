package nl.pzp.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.ContactRole;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.Relationship;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** Whatever a record knows stands in the form that it fills, or is named as left out. */
class NothingFallsOutOfTheFormTest {

  private static final String DAY = "2026-03-11";

  private final Pack pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final CarePlanReader reader =
      new CarePlanReader(pack, ConceptMaps.read(ProjectProfiles.profiles()));

  @Test
  void representativeWhoDidNotAttendStandsInTheForm() {
    var sister = person("sister", "Wever", pack.coded(Relationship.PARTNER));
    var reading =
        read(
            attendedBy(sister),
            sister,
            person("representative", "Bakker", pack.coded(ContactRole.LEGAL_REPRESENTATIVE)),
            person("contact", "Visser", pack.coded(ContactRole.FIRST_CONTACT)));

    assertThat(reading.form().representative().name().familyName()).isEqualTo("Bakker");
    assertThat(reading.form().firstContact().name().familyName()).isEqualTo("Visser");
    assertThat(reading.form().representativeIsFirstContact()).isFalse();
  }

  @Test
  void representativeWhoAttendedGoesBeforeAnother() {
    var present = person("present", "Wever", pack.coded(ContactRole.LEGAL_REPRESENTATIVE));
    var reading =
        read(
            attendedBy(present),
            person("absent", "Bakker", pack.coded(ContactRole.LEGAL_REPRESENTATIVE)),
            present);

    assertThat(reading.form().representative().name().familyName()).isEqualTo("Wever");
    assertThat(reading.problems())
        .filteredOn(problem -> problem.code() == CarePlanProblem.CONTACT_LEFT_OUT)
        .singleElement()
        .satisfies(problem -> assertThat(problem.details()).containsValue("RelatedPerson/absent"));
  }

  @Test
  void contactWhomTheFormDoesNotAskForIsNamed() {
    var neighbour = person("neighbour", "Wever", pack.coded(Relationship.PARTNER));

    assertThat(read(neighbour).problems())
        .extracting(problem -> problem.code())
        .containsExactly(CarePlanProblem.CONTACT_LEFT_OUT);
  }

  @Test
  void personStatedByTwoFormsIsNotNamedAsLeftOut() {
    var once = person("form-1", "Bakker", pack.coded(ContactRole.LEGAL_REPRESENTATIVE));
    var twice = person("form-2", "Bakker", pack.coded(ContactRole.LEGAL_REPRESENTATIVE));

    assertThat(read(attendedBy(once), once, twice).problems()).isEmpty();
  }

  @Test
  void refusalsOfTwoOtherTreatmentsDoNotContradictEachOther() {
    var reading =
        read(
            other("dialysis", "nierdialyse", ConsentProvisionType.DENY),
            other("feeding", "sondevoeding", ConsentProvisionType.PERMIT));

    var carried = reading.form().directives().get(Treatment.OTHER);
    assertThat(carried).isNotNull();
    assertThat(carried.name()).isEqualTo("nierdialyse");
    assertThat(carried.decision()).isEqualTo(TreatmentDecision.DO_NOT_PERFORM);
    assertThat(reading.problems())
        .extracting(problem -> problem.code())
        .containsExactly(CarePlanProblem.ONE_IN_THE_FORM);
  }

  @Test
  void twoDecisionsOnOneOtherTreatmentContradictEachOther() {
    var reading =
        read(
            other("no", "nierdialyse", ConsentProvisionType.DENY),
            other("yes", "nierdialyse", ConsentProvisionType.PERMIT));

    assertThat(reading.form().directives()).doesNotContainKey(Treatment.OTHER);
    assertThat(reading.problems())
        .extracting(problem -> problem.code())
        .containsExactly(CarePlanProblem.SAME_DAY_CONFLICT);
  }

  private CarePlanReading read(Resource... resources) {
    var all = new ArrayList<Resource>();
    var patient = new Patient();
    patient.setId("Patient/patient-1");
    all.add(patient);
    all.addAll(List.of(resources));
    return reader.read(all, new FormQuestions(pack));
  }

  private static Encounter attendedBy(RelatedPerson person) {
    var encounter = new Encounter();
    encounter.setId("Encounter/conversation");
    encounter.setStatus(EncounterStatus.FINISHED);
    encounter.getPeriod().setStartElement(new DateTimeType(DAY));
    encounter
        .addParticipant()
        .setIndividual(new Reference("RelatedPerson/" + person.getIdElement().getIdPart()));
    return encounter;
  }

  private static RelatedPerson person(String id, String family, Coded role) {
    var person = new RelatedPerson();
    person.setId("RelatedPerson/" + id);
    person.setPatient(new Reference("Patient/patient-1"));
    person.addName().setFamily(family);
    person.addRelationship(concept(role));
    return person;
  }

  private Consent other(String id, String name, ConsentProvisionType decision) {
    var consent = new Consent();
    consent.setId("Consent/" + id);
    consent.setStatus(ConsentState.ACTIVE);
    consent.setScope(concept(pack.coded(PlanCode.TREATMENT_DIRECTIVE_SCOPE)));
    consent.addCategory(concept(pack.coded(PlanCode.TREATMENT_DIRECTIVE_CATEGORY)));
    consent.setDateTimeElement(new DateTimeType(DAY));
    var code = concept(pack.coded(Treatment.OTHER)).setText(name);
    code.getCodingFirstRep().setUserSelected(false);
    consent.getProvision().setType(decision).addCode(code);
    return consent;
  }

  private static CodeableConcept concept(Coded coded) {
    return new CodeableConcept(new Coding(coded.system(), coded.code(), coded.display()));
  }
}
