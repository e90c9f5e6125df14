package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
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
  private final Set<String> bsnSystems;
  private final FhirContext fhir;
  private final Supplier<UUID> newIds;
  private final Clock clock;

  IdGiver(
      PatientRecord record,
      Set<String> bsnSystems,
      FhirContext fhir,
      Supplier<UUID> newIds,
      Clock clock) {
    this.record = record;
    this.bsnSystems = bsnSystems;
    this.fhir = fhir;
    this.newIds = newIds;
    this.clock = clock;
  }

  String idFor(Resource resource, String source, @Nullable String fullUrl) {
    var type = resource.fhirType();
    var identifier = ownIdentifier(resource);
    if (identifier.isPresent()) {
      return DeterministicId.of(
          source, type, identifier.get().getSystem(), identifier.get().getValue());
    }
    var named = fullUrl == null ? EntryReader.sentId(resource).orElse(null) : fullUrl;
    if (named != null) {
      return DeterministicId.of(source, type, named);
    }
    var bsn = resource instanceof Patient patient ? bsnOf(patient) : Optional.<Bsn>empty();
    // An id made of a BSN could be reversed by trying all BSNs.
    return bsn.isPresent()
        ? known(bsn.get(), source).orElseGet(() -> newIds.get().toString())
        : DeterministicId.of(source, type, content(resource));
  }

  /**
   * The valid, official and current BSN of a Patient, if it has one. A number that is old or has
   * ended identifies nobody (FHIR R4, Identifier.use and period).
   *
   * @throws nl.pzp.problem.ProblemException when it has two that differ
   */
  Optional<Bsn> bsnOf(Patient patient) {
    var numbers =
        patient.getIdentifier().stream()
            .filter(this::isCurrentBsn)
            .flatMap(i -> Bsn.parse(i.getValue()).stream())
            .distinct()
            .toList();
    if (numbers.size() > 1) {
      throw Problem.of(ApiProblem.TWO_BSNS).at(Place.at("Patient.identifier")).asException();
    }
    return numbers.stream().findFirst();
  }

  private boolean isCurrentBsn(Identifier identifier) {
    var end = identifier.getPeriod().getEnd();
    return isBsn(identifier)
        && identifier.getUse() != Identifier.IdentifierUse.OLD
        && (end == null || !end.toInstant().isBefore(clock.instant()));
  }

  private boolean isBsn(Identifier identifier) {
    var system = identifier.getSystem();
    return system != null && bsnSystems.contains(system) && identifier.getValue() != null;
  }

  /** Whether a Patient has a BSN that fails the eleven-test. */
  boolean hasInvalidBsn(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(this::isBsn)
        .anyMatch(i -> Bsn.parse(i.getValue()).isEmpty());
  }

  boolean isBsnSystem(String system) {
    return bsnSystems.contains(system);
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
        .filter(identifier -> !bsnSystems.contains(identifier.getSystem()))
        .findFirst();
  }
}
