package nl.pzp.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import nl.pzp.record.WriteCondition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of the Patient what a retracted form alone said: whether the patient is legally
 * capable, and the contact persons whom it named. The source's own Patient stays.
 */
final class PatientRetraction {

  private static final String PATIENT = "Patient";
  private static final String FORM = "QuestionnaireResponse";
  private static final int MOST_VERSIONS = 200;

  private final PatientRecord record;
  private final KnownPatient patients;
  private final CarePlanWriter writer;
  private final FormReader reader;

  PatientRetraction(
      PatientRecord record, KnownPatient patients, CarePlanWriter writer, FormReader reader) {
    this.record = record;
    this.patients = patients;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * The Patients that change.
   *
   * @param persons references to the contact persons that were made of the form
   */
  List<Part> of(FilledForm form, PersonResources person, MessageDraft draft, Set<String> persons) {
    // A sender of the Patient itself states how the patient is known now.
    if (draft.parts().stream().anyMatch(part -> part.type().equals(PATIENT))) {
      return List.of();
    }
    return person.versions(Set.of(PATIENT)).stream()
        .filter(stored -> stored.version().source().equals(form.source()))
        .flatMap(stored -> without(form, person, stored, persons).stream())
        .toList();
  }

  private Optional<Part> without(
      FilledForm form, PersonResources person, ParsedVersion head, Set<String> persons) {
    var own = messages(form.id());
    var versions =
        record.history(PATIENT, head.version().id(), MOST_VERSIONS).stream()
            .filter(version -> version.source().equals(form.source()) && !version.deleted())
            .toList();
    var first =
        versions.stream()
            .filter(version -> own.contains(version.message()))
            .mapToInt(StoredResource::version)
            .min();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var before =
        versions.stream().filter(version -> version.version() < first.getAsInt()).findFirst();
    var since =
        versions.stream()
            .filter(version -> version.version() > first.getAsInt())
            .map(StoredResource::message)
            .filter(message -> !own.contains(message))
            .collect(Collectors.toSet());
    var patient = (Patient) head.copy();
    var left =
        writer.without(
            patient,
            before.map(this::patient).orElse(null),
            persons,
            !saidCapability(form.id()) || capabilitySaid(person, form, since));
    return left.equalsDeep(patient)
        ? Optional.empty()
        : Optional.of(Part.made(left, form.source(), WriteCondition.none()));
  }

  private @Nullable Patient patient(StoredResource stored) {
    return (Patient) patients.parse(stored);
  }

  private Set<MessageId> messages(String formId) {
    return record.history(FORM, formId, MOST_VERSIONS).stream()
        .map(StoredResource::message)
        .collect(Collectors.toSet());
  }

  private boolean saidCapability(String formId) {
    return record.history(FORM, formId, MOST_VERSIONS).stream()
        .filter(version -> !version.deleted())
        .map(patients::parse)
        .anyMatch(this::saysCapability);
  }

  private boolean capabilitySaid(
      PersonResources person, FilledForm retracted, Set<MessageId> since) {
    return person.versions(Set.of(FORM)).stream()
        .filter(form -> !form.version().id().equals(retracted.id()))
        .filter(form -> since.contains(form.version().message()))
        .map(ParsedVersion::resource)
        .anyMatch(this::saysCapability);
  }

  private boolean saysCapability(Resource resource) {
    return resource instanceof QuestionnaireResponse form
        && form.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR
        && reader.read(form) instanceof FormReading.Read read
        && !read.form().legalCapability().isBlank();
  }
}
