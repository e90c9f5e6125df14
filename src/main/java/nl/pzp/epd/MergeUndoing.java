package nl.pzp.epd;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.intake.PersonFollowUp;
import nl.pzp.record.BusinessIdentifier;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.PersonMerge;
import nl.pzp.record.RecordChange;
import nl.pzp.record.ResourceToStore;
import nl.pzp.record.StoredResource;
import nl.pzp.record.StoredResponse;
import nl.pzp.record.WriteCondition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;

/**
 * Undoes a mistaken merge of two patients by a hospital. The undoing is a message like any other:
 * it is kept and audited, and subscribers of both patients receive it.
 */
final class MergeUndoing {

  static final String DOOR = "operator";
  static final String OPERATOR = "operator";

  private static final String PATIENT = "Patient";
  private static final int OK = 200;

  private final Inbox inbox;
  private final PatientRecord record;
  private final Hl7Audit audit;
  private final Hl7Data data;
  private final FhirContext fhir;
  private final Clock clock;
  private final PersonFollowUp followUp;

  MergeUndoing(
      Inbox inbox,
      PatientRecord record,
      Hl7Audit audit,
      Hl7Data data,
      FhirContext fhir,
      Clock clock,
      PersonFollowUp followUp) {
    this.inbox = inbox;
    this.record = record;
    this.audit = audit;
    this.data = data;
    this.fhir = fhir;
    this.clock = clock;
    this.followUp = followUp;
  }

  /**
   * Undoes a merge; empty when no merge has this id. Repeating it changes nothing.
   *
   * @throws nl.pzp.problem.ProblemException when a later merge must be undone first, or one of the
   *     two was erased
   */
  Optional<PersonMerge> undo(UUID id) {
    var found = record.merge(id);
    if (found.isEmpty() || found.get().undone()) {
      return found;
    }
    var merge = found.get();
    var text = "{\"undo-merge\":\"" + id + "\"}";
    var message =
        inbox
            .receive(
                new IncomingMessage(
                    DOOR,
                    OPERATOR,
                    null,
                    "application/json",
                    text.getBytes(StandardCharsets.UTF_8)))
            .id();
    record.change(
        message,
        change -> {
          if (change.undoMerge(merge)) {
            var knownBy = Set.copyOf(record.patientIds(merge.gone()));
            for (var person : List.of(merge.kept(), merge.gone())) {
              tell(change, person, knownBy);
              var patientId = record.canonicalPatientId(person).orElseThrow();
              // A conflict of the merge names another person's directive: it closes with the merge.
              followUp.after(change, person, patientId, clock.instant());
              audit.parted(person, patientId, message);
            }
          }
          change.answer(
              new StoredResponse(
                  OK, "application/json", text.getBytes(StandardCharsets.UTF_8), Map.of()));
          return true;
        });
    return record.merge(id);
  }

  // Subscribers see each version, so each Patient gets a version that says since when it is
  // separate.
  private void tell(RecordChange change, PersonId person, Set<String> gone) {
    var patients = change.snapshot(person).current(Set.of(PATIENT));
    var newest = patients.stream().max(Comparator.comparing(StoredResource::lastUpdated));
    for (var stored : patients) {
      var patient = (Patient) fhir.newJsonParser().parseResource(stored.json());
      var linked =
          patient
              .getLink()
              .removeIf(
                  link ->
                      link.getType() == LinkType.REPLACES
                          && gone.contains(link.getOther().getReferenceElement().getIdPart()));
      if (linked || newest.filter(stored::equals).isPresent()) {
        patient.getExtension().removeIf(e -> data.url(Hl7Url.PARTED).equals(e.getUrl()));
        var now = new DateTimeType(java.util.Date.from(clock.instant()));
        patient.addExtension(data.url(Hl7Url.PARTED), now);
        change.write(toStore(stored, patient, person));
      }
    }
  }

  private ResourceToStore toStore(StoredResource stored, Patient patient, PersonId person) {
    return new ResourceToStore(
        PATIENT,
        stored.id(),
        fhir.newJsonParser().encodeResourceToString(patient),
        stored.source(),
        person,
        patient.getIdentifier().stream()
            .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
            .map(i -> new BusinessIdentifier(i.getSystem(), i.getValue()))
            .distinct()
            .toList(),
        WriteCondition.none());
  }
}
