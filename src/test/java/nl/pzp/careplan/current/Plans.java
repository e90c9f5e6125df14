package nl.pzp.careplan.current;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.FormReader;
import nl.pzp.terminology.ConceptMaps;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Short builders for plans of fictional people. */
final class Plans {

  static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  static final String RESUSCITATION = "89666000";
  static final String GP = "https://gp.example";
  static final String HOSPITAL = "https://hospital.example";

  private static final String SNOMED = "http://snomed.info/sct";
  private static final String WILLS = "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1";
  private static final String SPECIFICATION =
      "http://nictiz.nl/fhir/StructureDefinition/ext-TreatmentDirective2.SpecificationOther";
  private static final String CAPABLE =
      "https://api.iknl.nl/docs/pzp/r4/StructureDefinition/"
          + "ext-Patient.LegallyCapableMedicalTreatmentDecisions";

  static final CurrentPlanReader READER =
      new CurrentPlanReader(
          new PlanResourceReader(
              ProjectProfiles.packs().all().stream()
                  .filter(pack -> pack.fhirVersion().equals("R4"))
                  .toList(),
              ConceptMaps.read(ProjectProfiles.profiles())),
          new FormReader(ProjectProfiles.packs()),
          DecisionPhrases.read(ProjectProfiles.profiles()));

  private Plans() {}

  static CurrentPlan plan(Resource... resources) {
    return plan(List.of(resources), TODAY);
  }

  static CurrentPlan plan(Collection<? extends Resource> resources, LocalDate asOf) {
    var all = new ArrayList<Resource>(resources);
    if (all.stream().noneMatch(Patient.class::isInstance)) {
      all.add(patient());
    }
    return READER.read(all, new AsOf(asOf, TODAY));
  }

  static Patient patient() {
    var patient = new Patient();
    patient.setId("Patient/p");
    patient.addName().setText("Aafke Zandstra");
    patient.setBirthDateElement(new DateType("1941-02-03"));
    return patient;
  }

  static Patient incapable(Patient patient) {
    patient
        .addExtension()
        .setUrl(CAPABLE)
        .addExtension("legallyCapable", new org.hl7.fhir.r4.model.BooleanType(false));
    return patient;
  }

  static RelatedPerson representative() {
    var person = new RelatedPerson();
    person.setId("RelatedPerson/r");
    person.addName().setText("Wobbe Zandstra");
    person
        .addRelationship()
        .addCoding()
        .setSystem("urn:oid:2.16.840.1.113883.2.4.3.11.22.472")
        .setCode("24");
    return person;
  }

  static Consent yes(String id, @Nullable String day, String source) {
    return directive(id, day, source, ConsentProvisionType.PERMIT, null);
  }

  static Consent no(String id, @Nullable String day, String source) {
    return directive(id, day, source, ConsentProvisionType.DENY, null);
  }

  static Consent words(String id, String day, String source, String words) {
    return directive(id, day, source, null, words);
  }

  static Consent directive(
      String id,
      @Nullable String day,
      String source,
      @Nullable ConsentProvisionType type,
      @Nullable String words) {
    var consent = new Consent();
    consent.setId("Consent/" + id);
    consent.getMeta().setSource(source);
    consent.setStatus(ConsentState.ACTIVE);
    consent.addCategory().addCoding().setSystem(SNOMED).setCode("129125009");
    consent.setPatient(new Reference("Patient/p"));
    if (day != null) {
      consent.setDateTimeElement(new DateTimeType(day));
    }
    consent.getProvision().addCode(new CodeableConcept(new Coding(SNOMED, RESUSCITATION, null)));
    if (type != null) {
      consent.getProvision().setType(type);
    }
    if (words != null) {
      consent.addModifierExtension().setUrl(SPECIFICATION).setValue(new StringType(words));
    }
    return consent;
  }

  static Consent ending(Consent consent, String day) {
    consent.getProvision().getPeriod().setEndElement(new DateTimeType(day));
    return consent;
  }

  static Consent with(Consent consent, ConsentState status) {
    consent.setStatus(status);
    return consent;
  }

  static Consent will(String id, String type) {
    var consent = new Consent();
    consent.setId("Consent/" + id);
    consent.setStatus(ConsentState.ACTIVE);
    consent
        .addCategory()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/consentcategorycodes")
        .setCode("acd");
    consent.setDateTimeElement(new DateTimeType("2024-01-01"));
    consent.getProvision().addCode(new CodeableConcept(new Coding(WILLS, type, null)));
    return consent;
  }

  static Provenance successor(String newer, String older) {
    var provenance = new Provenance();
    provenance.setId("Provenance/" + newer + "-" + older);
    provenance.addTarget(new Reference("Consent/" + newer));
    provenance
        .addEntity()
        .setRole(ProvenanceEntityRole.REVISION)
        .setWhat(new Reference("Consent/" + older));
    return provenance;
  }

  static PlanEntry resuscitation(CurrentPlan plan) {
    return plan.on(PlanSubject.CARDIOPULMONARY_RESUSCITATION);
  }

  static List<String> ids(List<Statement> statements) {
    return statements.stream().map(s -> s.reference().substring("Consent/".length())).toList();
  }

  static List<ConflictKind> kinds(CurrentPlan plan) {
    return plan.conflicts().stream().map(Conflict::kind).toList();
  }
}
