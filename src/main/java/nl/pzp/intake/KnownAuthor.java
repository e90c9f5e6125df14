package nl.pzp.intake;

import java.util.Collection;
import java.util.Optional;
import nl.pzp.careplan.KnownProfessional;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds the author of a form in the form's message, else in the record. */
final class KnownAuthor {

  private static final String ROLE = "PractitionerRole";
  private static final String PERSON = "Practitioner";

  private final PatientRecord record;
  private final KnownPatient parser;

  KnownAuthor(PatientRecord record, KnownPatient parser) {
    this.record = record;
    this.parser = parser;
  }

  /**
   * The author, if the record will have them; empty otherwise: then the form's answers name them.
   *
   * @param sent the parts of the form's message
   */
  Optional<KnownProfessional> of(Reference author, Collection<Part> sent) {
    return found(author, ROLE, sent)
        .map(PractitionerRole.class::cast)
        .map(
            role ->
                new KnownProfessional(
                    ROLE + "/" + References.idOf(author, ROLE).orElseThrow(),
                    role,
                    found(role.getPractitioner(), PERSON, sent)
                        .map(Practitioner.class::cast)
                        .orElse(null)));
  }

  private Optional<Resource> found(Reference reference, String type, Collection<Part> sent) {
    var id = References.idOf(reference, type);
    return id.flatMap(
            it ->
                sent.stream()
                    .filter(part -> part.reference().equals(type + "/" + it))
                    .map(Part::resource)
                    .filter(Resource.class::isInstance)
                    .findFirst())
        .or(
            () ->
                id.flatMap(it -> record.read(type, it))
                    .filter(stored -> !stored.deleted())
                    .map(parser::parse));
  }
}
