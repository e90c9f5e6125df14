package nl.pzp.notify.topic;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Matches one event against the filters of subscriptions. Each fact is read once for all
 * subscriptions.
 */
public final class FilterMatch {

  private static final String PATIENT = "Patient";

  private final PatientRecord record;
  private final FhirContext fhir;
  private final PersonId person;
  private final StoredResource focus;
  private final NamedOrganisations named;
  private @Nullable List<Patient> patients;
  private @Nullable Set<String> organisations;

  public FilterMatch(
      PatientRecord record, FhirContext fhir, PersonId person, StoredResource focus) {
    this.record = record;
    this.fhir = fhir;
    this.person = person;
    this.focus = focus;
    this.named = new NamedOrganisations(record, fhir);
  }

  /** Whether all filters match. */
  public boolean within(Collection<Filter> filters) {
    return filters.stream()
        .allMatch(filter -> filter.values().stream().anyMatch(v -> holds(filter.by(), v)));
  }

  private boolean holds(TopicFilter by, String value) {
    return switch (by) {
      case PATIENT ->
          record
              .personByPatientId(value.startsWith("Patient/") ? value.substring(8) : value)
              .filter(person::equals)
              .isPresent();
      case PHASE ->
          phases().anyMatch(phase -> phase.equals(value.substring(value.indexOf('|') + 1)));
      case REGION ->
          patients().stream()
              .flatMap(patient -> patient.getAddress().stream())
              .anyMatch(address -> digits(address.getPostalCode()).startsWith(value));
      case ORGANISATION -> organisations().contains(value);
    };
  }

  // An event without a marking, such as a merge, has the phases of the patient.
  private Stream<String> phases() {
    return focus.type().equals("Condition")
        ? phases(focus)
        : record.current(person, Set.of("Condition")).stream().flatMap(this::phases);
  }

  private Stream<String> phases(StoredResource stored) {
    return parse(stored) instanceof Condition marking
        ? marking.getStage().stream()
            .flatMap(stage -> stage.getSummary().getCoding().stream())
            .map(coding -> String.valueOf(coding.getCode()))
        : Stream.empty();
  }

  private List<Patient> patients() {
    if (patients == null) {
      patients =
          record.current(person, Set.of(PATIENT)).stream()
              .map(this::parse)
              .filter(Patient.class::isInstance)
              .map(Patient.class::cast)
              .toList();
    }
    return patients;
  }

  /** Every organisation around the patient, by reference and by identifier. */
  private Set<String> organisations() {
    if (organisations == null) {
      var found = new TreeSet<String>();
      for (var patient : patients()) {
        found.addAll(named.by(patient.getManagingOrganization()));
        patient.getGeneralPractitioner().forEach(reference -> found.addAll(named.by(reference)));
      }
      for (var stored : record.current(person, Set.of("CareTeam"))) {
        if (parse(stored) instanceof CareTeam team) {
          team.getManagingOrganization().forEach(reference -> found.addAll(named.by(reference)));
          for (var participant : team.getParticipant()) {
            found.addAll(named.by(participant.getOnBehalfOf()));
            found.addAll(named.by(participant.getMember()));
          }
        }
      }
      organisations = found;
    }
    return organisations;
  }

  private @Nullable Resource parse(StoredResource stored) {
    return stored.deleted() ? null : (Resource) fhir.newJsonParser().parseResource(stored.json());
  }

  private static String digits(@Nullable String postalCode) {
    return postalCode == null ? "" : postalCode.replace(" ", "");
  }
}
