package nl.pzp.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientIdentity;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Finds out whose a message is: one person's, or nobody's; never by a name. */
final class PatientFinder {

  private static final String PATIENT = "Patient";

  private final PatientRecord record;
  private final IdGiver ids;

  PatientFinder(PatientRecord record, IdGiver ids) {
    this.record = record;
    this.ids = ids;
  }

  /**
   * @throws nl.pzp.problem.ProblemException when it is nobody's who must be somebody's, somebody's
   *     who is unknown, or two people's
   */
  MessageSubject find(List<Part> parts) {
    var brought =
        parts.stream().filter(part -> part.resource() instanceof Patient).distinct().toList();
    if (brought.stream().map(Part::id).distinct().count() > 1) {
      throw Problem.of(ApiProblem.TWO_PATIENTS).asException();
    }
    var identity =
        brought.stream()
            .findFirst()
            .map(part -> new PatientIdentity(part.source(), part.id(), ids.bsnOf(part)));
    var mentioned = mentioned(parts, identity);
    return identity
        .<MessageSubject>map(MessageSubject.Brought::new)
        .orElseGet(() -> oneOf(mentioned));
  }

  private Map<PersonId, String> mentioned(List<Part> parts, Optional<PatientIdentity> identity) {
    var broughtPerson = identity.flatMap(this::personOf);
    var people = new HashMap<PersonId, String>();
    for (var part : parts) {
      var links = part.resource() == null ? List.<Reference>of() : PatientLinks.of(part.resource());
      if (links.isEmpty() && lacksOne(part, identity)) {
        throw Problem.of(ApiProblem.PATIENT_MISSING)
            .at(EntryReader.place(part.entry()))
            .asException();
      }
      for (var link : links) {
        var id = References.idOf(link, PATIENT);
        if (id.isPresent() && identity.map(PatientIdentity::patientId).equals(id)) {
          continue;
        }
        var person = personOf(part, link, id);
        if (identity.isPresent() && !broughtPerson.equals(Optional.of(person))) {
          throw Problem.of(ApiProblem.TWO_PATIENTS)
              .at(EntryReader.place(part.entry()))
              .asException();
        }
        var patientId = id.or(() -> record.canonicalPatientId(person)).orElseThrow();
        people.put(person, patientId);
        if (id.isEmpty() && !link.hasReference()) {
          link.setReference(PATIENT + "/" + patientId);
        }
      }
    }
    return people;
  }

  // A form may leave it to the Patient beside it; nothing else may.
  private static boolean lacksOne(Part part, Optional<PatientIdentity> identity) {
    return part.resource() != null
        && PatientLinks.mustHaveOne(part.type())
        && !(identity.isPresent() && part.type().equals("QuestionnaireResponse"));
  }

  private Optional<PersonId> personOf(PatientIdentity identity) {
    return identity
        .bsn()
        .flatMap(record::personByBsn)
        .or(() -> record.personByPatientId(identity.patientId()));
  }

  private PersonId personOf(Part part, Reference link, Optional<String> id) {
    return id.flatMap(record::personByPatientId)
        .or(() -> bsnOf(link).flatMap(record::personByBsn))
        .orElseThrow(
            () ->
                Problem.of(ApiProblem.PATIENT_UNKNOWN)
                    .at(EntryReader.place(part.entry()))
                    .asException());
  }

  private Optional<Bsn> bsnOf(Reference link) {
    return ids.bsnOf(link.getIdentifier());
  }

  private static MessageSubject oneOf(Map<PersonId, String> people) {
    if (people.size() > 1) {
      throw Problem.of(ApiProblem.TWO_PATIENTS).asException();
    }
    return people.entrySet().stream()
        .findFirst()
        .<MessageSubject>map(entry -> new MessageSubject.Known(entry.getKey(), entry.getValue()))
        .orElseGet(MessageSubject.Nobody::new);
  }
}
