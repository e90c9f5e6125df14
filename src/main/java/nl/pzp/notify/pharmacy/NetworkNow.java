package nl.pzp.notify.pharmacy;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.notify.topic.NamedOrganisations;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Resource;

/** Reads the adapter's current marking banner and care network of a patient. */
final class NetworkNow {

  private final PatientRecord record;
  private final FhirContext fhir;
  private final PharmacyCodes codes;
  private final NamedOrganisations organisations;

  NetworkNow(PatientRecord record, FhirContext fhir, PharmacyCodes codes) {
    this.record = record;
    this.fhir = fhir;
    this.codes = codes;
    this.organisations = new NamedOrganisations(record, fhir);
  }

  Optional<Flag> marking(PersonId person) {
    return shown(person, "Flag")
        .map(Flag.class::cast)
        .filter(flag -> flag.getMeta().hasProfile(codes.marking()))
        .findFirst();
  }

  /** Whether this organisation, as {@code system|number}, is the pharmacy now. */
  boolean isPharmacy(PersonId person, String organisation) {
    return participants(person)
        .filter(participant -> codes.isPharmacist(participant.getRole()))
        .anyMatch(
            participant ->
                organisations.by(participant.getMember()).contains(organisation)
                    || organisations.by(participant.getOnBehalfOf()).contains(organisation));
  }

  /** The person to call, if known. */
  Optional<CareTeamParticipantComponent> contact(PersonId person) {
    var now = participants(person).filter(p -> p.getMember().hasReference()).toList();
    return codes.contact().stream()
        .flatMap(code -> now.stream().filter(p -> PharmacyCodes.has(p.getRole(), code)))
        .findFirst();
  }

  /** The resource of a reference, if it exists. */
  <T extends Resource> Optional<T> resolve(String reference, Class<T> type) {
    var parts = reference.split("/", -1);
    return parts.length == 2 && parts[0].equals(type.getSimpleName())
        ? record
            .read(parts[0], parts[1])
            .filter(stored -> !stored.deleted())
            .map(this::parse)
            .map(type::cast)
        : Optional.empty();
  }

  private Stream<CareTeamParticipantComponent> participants(PersonId person) {
    return shown(person, "CareTeam")
        .map(CareTeam.class::cast)
        .filter(team -> team.getStatus() != CareTeamStatus.ENTEREDINERROR)
        .flatMap(team -> team.getParticipant().stream())
        .filter(participant -> !participant.getPeriod().hasEnd());
  }

  private Stream<Resource> shown(PersonId person, String type) {
    List<StoredResource> current = record.current(person, Set.of(type));
    return current.stream()
        .filter(stored -> !stored.deleted() && stored.source().equals(codes.source()))
        .map(this::parse);
  }

  private Resource parse(StoredResource stored) {
    return (Resource) fhir.newJsonParser().parseResource(stored.json());
  }
}
