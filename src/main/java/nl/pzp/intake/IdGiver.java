package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.KnownVersion;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Gives a posted resource its id: the same whenever the same source posts the same thing. What
 * names it is an identifier of its own, else the address or id that its sender gave it, else its
 * whole content.
 */
final class IdGiver {

  private static final String PATIENT = "Patient";

  private final PatientRecord record;
  private final BsnIdentifiers bsns;
  private final FhirContext fhir;
  private final Supplier<UUID> newIds;

  IdGiver(PatientRecord record, BsnIdentifiers bsns, FhirContext fhir, Supplier<UUID> newIds) {
    this.record = record;
    this.bsns = bsns;
    this.fhir = fhir;
    this.newIds = newIds;
  }

  String idFor(Resource resource, String source, @Nullable String fullUrl) {
    var type = resource.fhirType();
    var identifier = ownIdentifier(resource);
    if (identifier.isPresent() && !isMadeOfBsn(identifier.get().getValue(), resource)) {
      return DeterministicId.of(
          source, type, identifier.get().getSystem(), identifier.get().getValue());
    }
    var named = fullUrl == null ? EntryReader.sentId(resource).orElse(null) : fullUrl;
    if (named != null && !isMadeOfBsn(named, resource)) {
      return DeterministicId.of(source, type, named);
    }
    var bsn = resource instanceof Patient patient ? bsnOf(patient) : Optional.<Bsn>empty();
    // An id made of a BSN could be reversed by trying all BSNs.
    return bsn.isPresent()
        ? known(bsn.get(), source).orElseGet(() -> newIds.get().toString())
        : DeterministicId.of(source, type, content(resource));
  }

  /** Whether an id or name of a resource is, or has inside it, a BSN of that resource. */
  boolean isMadeOfBsn(String name, Resource resource) {
    return BusinessIdentifiers.of(resource).stream()
        .filter(identifier -> bsns.isSystem(identifier.getSystem()))
        .flatMap(identifier -> Bsn.parse(identifier.getValue()).stream())
        .anyMatch(bsn -> name.contains(bsn.value()));
  }

  /**
   * The valid, official and current BSN of a Patient, if it has one.
   *
   * @throws nl.pzp.problem.ProblemException when it has two that differ
   */
  Optional<Bsn> bsnOf(Patient patient) {
    var numbers = bsns.current(patient);
    if (numbers.size() > 1) {
      throw twoNumbers();
    }
    return numbers.stream().findFirst();
  }

  /**
   * The same of a part of a message, whose condition may name the number too.
   *
   * @throws nl.pzp.problem.ProblemException when there are two that differ
   */
  Optional<Bsn> bsnOf(Part part) {
    var own = part.resource() instanceof Patient patient ? bsnOf(patient) : Optional.<Bsn>empty();
    var condition = part.ifNoneExist();
    var asked =
        condition != null && bsns.isSystem(condition.system())
            ? Bsn.parse(condition.value())
            : Optional.<Bsn>empty();
    if (own.isPresent() && asked.isPresent() && !own.equals(asked)) {
      throw twoNumbers();
    }
    return own.or(() -> asked);
  }

  private static ProblemException twoNumbers() {
    return Problem.of(ApiProblem.TWO_BSNS).at(Place.at("Patient.identifier")).asException();
  }

  /** The BSN that an identifier gives now, if it gives one. */
  Optional<Bsn> bsnOf(Identifier identifier) {
    return bsns.current(identifier);
  }

  /** Whether a Patient has a BSN that fails the eleven-test. */
  boolean hasInvalidBsn(Patient patient) {
    return bsns.hasInvalid(patient);
  }

  boolean isBsnSystem(String system) {
    return bsns.isSystem(system);
  }

  private Optional<String> known(Bsn bsn, String source) {
    return record
        .personByBsn(bsn)
        .flatMap(
            person ->
                record.snapshot(person).known(Set.of(PATIENT)).stream()
                    .filter(patient -> patient.source().equals(source))
                    .map(KnownVersion::id)
                    .findFirst());
  }

  private String content(Resource resource) {
    var copy = resource.copy();
    copy.setMeta(null);
    return fhir.newJsonParser().encodeResourceToString(copy);
  }

  /** The first identifier that is no BSN. */
  private Optional<Identifier> ownIdentifier(Resource resource) {
    return BusinessIdentifiers.of(resource).stream()
        .filter(identifier -> !bsns.isSystem(identifier.getSystem()))
        .findFirst();
  }
}
