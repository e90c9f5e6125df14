package nl.pzp.convert;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.careplan.KnownProfessional;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Subject and author of a form, from its message.
 *
 * @param isKnown whether the message contains the Patient; else only its id is known
 * @param author the professional; null when the message lacks it
 */
record FormParties(
    Patient patient, boolean isKnown, @Nullable KnownProfessional author, String source) {

  /**
   * The parties of a form.
   *
   * @throws nl.pzp.problem.ProblemException when the message has several Patients and the form does
   *     not refer to one
   */
  static FormParties of(QuestionnaireResponse form, Message message, String fallbackSource) {
    var source = form.getMeta().hasSource() ? form.getMeta().getSource() : fallbackSource;
    var patient = patient(form, message);
    return new FormParties(
        patient.orElseGet(() -> named(form, source)),
        patient.isPresent(),
        author(form, message),
        source);
  }

  private static Optional<Patient> patient(QuestionnaireResponse form, Message message) {
    var patients = message.all(Patient.class);
    var meant =
        Stream.of(form.getSubject(), form.getSource())
            .flatMap(reference -> patients.stream().filter(each -> is(reference, each)))
            .findFirst();
    if (meant.isEmpty() && patients.size() > 1) {
      throw Problem.of(ConversionProblem.TWO_PATIENTS).asException();
    }
    return meant.or(() -> patients.stream().findFirst());
  }

  private static Patient named(QuestionnaireResponse form, String source) {
    var patient = new Patient();
    var named =
        Stream.of(form.getSubject(), form.getSource())
            .map(Reference::getReferenceElement)
            .filter(id -> "Patient".equals(id.getResourceType()) && id.hasIdPart())
            .map(id -> id.getIdPart())
            .findFirst();
    patient.setId(
        named.orElseGet(
            () -> DeterministicId.of(source, "Patient", form.getIdElement().getIdPart())));
    return patient;
  }

  private static @Nullable KnownProfessional author(QuestionnaireResponse form, Message message) {
    var author = form.getAuthor();
    return message.all(PractitionerRole.class).stream()
        .filter(
            role ->
                is(author, role)
                    || message.all(Practitioner.class).stream()
                        .anyMatch(who -> is(author, who) && is(role.getPractitioner(), who)))
        .map(role -> professional(role, message))
        .findFirst()
        .orElse(null);
  }

  static KnownProfessional professional(PractitionerRole role, Message message) {
    var who =
        message.all(Practitioner.class).stream()
            .filter(each -> is(role.getPractitioner(), each))
            .findFirst();
    return new KnownProfessional(RelativeReference.of(role), role, who.orElse(null));
  }

  private static boolean is(Reference reference, Resource resource) {
    return Objects.equals(reference.getReference(), RelativeReference.of(resource));
  }

  /** The people in a message, which every format includes. */
  static List<Resource> people(Message message) {
    return message.resources().stream()
        .filter(
            each ->
                each instanceof Patient
                    || each instanceof Practitioner
                    || each instanceof PractitionerRole)
        .toList();
  }

  @Override
  public String toString() {
    return "FormParties[" + source + "]";
  }
}
