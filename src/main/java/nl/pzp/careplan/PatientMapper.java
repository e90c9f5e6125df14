package nl.pzp.careplan;

import java.util.List;
import java.util.Set;
import nl.pzp.form.AcpForm;
import nl.pzp.form.AcpFormBuilder;
import nl.pzp.form.Concept;
import nl.pzp.form.LegalCapability;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Adds the form's answers about the patient to the recorded Patient (ACP-Patient). Reports a
 * different name or birth date, and never replaces the recorded one.
 */
final class PatientMapper {

  private static final String CAPABLE = "legallyCapable";
  private static final String COMMENT = "legallyCapableComment";

  private final Pack pack;
  private final NameElements names;

  PatientMapper(Pack pack) {
    this.pack = pack;
    this.names = new NameElements(pack);
  }

  void write(PlanDraft draft) {
    nameDifferences(draft);
    if (!draft.context().newest()) {
      noteOlder(draft);
      return;
    }
    var form = draft.form();
    var patient = draft.context().patient().copy();
    var profile = pack.url(AcpProfile.PATIENT);
    if (!patient.getMeta().hasProfile(profile)) {
      patient.getMeta().addProfile(profile);
    }
    if (!patient.hasName() && !form.patientName().isBlank()) {
      // 964-966 naam | Patient.name, only when the Patient has none
      patient.addName(names.official(form.patientName(), true));
      names.usual(form.patientName()).ifPresent(patient::addName);
    }
    if (!patient.hasBirthDate() && form.birthDate() != null) {
      patient.setBirthDateElement(new DateType(form.birthDate()));
    }
    writeCapability(form, patient);
    writeContacts(draft, patient);
    draft.addKnown(patient);
  }

  private void writeCapability(AcpForm form, Patient patient) {
    var capability = form.legalCapability();
    if (capability.isBlank()) {
      return;
    }
    var url = pack.url(AcpExtension.LEGALLY_CAPABLE);
    patient.getExtension().removeIf(extension -> extension.getUrl().equals(url));
    var extension = patient.addExtension().setUrl(url);
    if (capability.capable() != null) {
      // 1406 wilsbekwaam | Patient.extension legallyCapable
      extension.addExtension(CAPABLE, new BooleanType(capability.capable()));
    }
    if (capability.comment() != null) {
      // 1407 toelichting | Patient.extension legallyCapableComment
      extension.addExtension(COMMENT, new StringType(capability.comment()));
    }
  }

  // Contacts that refer to a RelatedPerson came from an earlier plan; this plan replaces them.
  private void writeContacts(PlanDraft draft, Patient patient) {
    var persons = draft.contactPersons().all();
    if (persons.isEmpty()) {
      return;
    }
    var link = pack.url(AcpExtension.RELATED_PERSON);
    patient.getContact().removeIf(contact -> contact.hasExtension(link));
    for (var named : persons) {
      var contact = patient.addContact();
      contact.addExtension(link, PlanDraft.to(named.resource()));
      named
          .resource()
          .getRelationship()
          .forEach(concept -> contact.addRelationship(concept.copy()));
      if (named.resource().hasName()) {
        contact.setName(named.resource().getNameFirstRep().copy());
      }
      named.resource().getTelecom().forEach(point -> contact.addTelecom(point.copy()));
    }
  }

  // The recorded name and birth date lead; an older form adds nothing.
  private void nameDifferences(PlanDraft draft) {
    var form = draft.form();
    var patient = draft.context().patient();
    var questions = draft.questions();
    if (patient.hasName() || !draft.context().newest()) {
      NameDifferences.between(form.patientName(), names.read(patient.getName()))
          .forEach(
              (concept, difference) ->
                  draft.note(
                      difference == NameDifferences.Difference.OTHER
                          ? CarePlanProblem.PATIENT_NAME_DIFFERS
                          : CarePlanProblem.NOT_CARRIED,
                      questions.patient(concept)));
    }
    if (form.birthDate() == null) {
      return;
    }
    if (!patient.hasBirthDate()) {
      if (!draft.context().newest()) {
        draft.note(CarePlanProblem.NOT_CARRIED, questions.patient(Concept.BIRTH_DATE));
      }
    } else if (!form.birthDate().equals(patient.getBirthDateElement().getValueAsString())) {
      draft.note(CarePlanProblem.BIRTH_DATE_DIFFERS, questions.patient(Concept.BIRTH_DATE));
    }
  }

  private static void noteOlder(PlanDraft draft) {
    var questions = draft.questions();
    var capability = draft.form().legalCapability();
    draft.note(CarePlanProblem.OLDER_THAN_KNOWN, questions.place(Concept.CONVERSATION_DATE));
    if (capability.capable() != null) {
      draft.note(CarePlanProblem.OLDER_THAN_KNOWN, questions.place(Concept.LEGALLY_CAPABLE));
    }
    if (capability.comment() != null) {
      draft.note(
          CarePlanProblem.OLDER_THAN_KNOWN, questions.place(Concept.LEGALLY_CAPABLE_COMMENT));
    }
  }

  /**
   * The Patient without the data that only one form gave.
   *
   * @param before the same source's Patient before that form; null when there was none
   * @param persons references to the contact persons of that form
   * @param capabilitySaid whether another form since answered legal capability
   */
  Patient without(
      Patient patient, @Nullable Patient before, Set<String> persons, boolean capabilitySaid) {
    var left = patient.copy();
    var url = pack.url(AcpExtension.LEGALLY_CAPABLE);
    if (!capabilitySaid) {
      left.getExtension().removeIf(extension -> extension.getUrl().equals(url));
      if (before != null) {
        before.getExtensionsByUrl(url).forEach(each -> left.addExtension(each.copy()));
      }
    }
    var link = pack.url(AcpExtension.RELATED_PERSON);
    left.getContact()
        .removeIf(
            contact ->
                contact.getExtensionsByUrl(link).stream()
                    .map(extension -> ((Reference) extension.getValue()).getReference())
                    .anyMatch(persons::contains));
    if (before != null && left.getContact().stream().noneMatch(c -> c.hasExtension(link))) {
      before.getContact().stream()
          .filter(contact -> contact.hasExtension(link))
          .forEach(contact -> left.addContact(contact.copy()));
    }
    return left;
  }

  void read(Patient patient, AcpFormBuilder form) {
    form.patientName(names.read(patient.getName()));
    if (patient.hasBirthDate()) {
      form.birthDate(patient.getBirthDateElement().getValueAsString());
    }
    var extension = patient.getExtensionByUrl(pack.url(AcpExtension.LEGALLY_CAPABLE));
    if (extension != null) {
      form.legalCapability(new LegalCapability(capable(extension), text(extension, COMMENT)));
    }
  }

  private static @Nullable Boolean capable(Extension extension) {
    var part = extension.getExtensionByUrl(CAPABLE);
    if (part == null || !(part.getValue() instanceof BooleanType capable)) {
      return null;
    }
    return capable.getValue();
  }

  private static @Nullable String text(Extension extension, String url) {
    var part = extension.getExtensionByUrl(url);
    return part == null || part.getValue() == null ? null : part.getValue().primitiveValue();
  }

  /** References to the patient's contact persons. */
  List<String> contacts(Patient patient) {
    var link = pack.url(AcpExtension.RELATED_PERSON);
    return patient.getContact().stream()
        .flatMap(contact -> contact.getExtensionsByUrl(link).stream())
        .map(extension -> ((Reference) extension.getValue()).getReference())
        .toList();
  }
}
