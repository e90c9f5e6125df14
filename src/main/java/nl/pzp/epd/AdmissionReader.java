package nl.pzp.epd;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads an admission and its discharge as one EpisodeOfCare, identified by the visit number.
 * Without that number they cannot be linked.
 */
final class AdmissionReader {

  private static final String TYPE = "EpisodeOfCare";
  private static final String DISCHARGE = "A03";
  private static final int CLASS = 2;
  private static final int VISIT = 19;
  private static final int ADMITTED = 44;
  private static final int DISCHARGED = 45;

  private final PatientRecord record;
  private final Hl7Data data;
  private final FhirContext fhir;

  AdmissionReader(PatientRecord record, Hl7Data data, FhirContext fhir) {
    this.record = record;
    this.data = data;
    this.fhir = fhir;
  }

  void read(Hl7Message message, Sender sender, Reference patient, TransactionDraft draft) {
    message
        .first("PV1")
        .filter(pv1 -> pv1.value(VISIT).isPresent())
        .flatMap(pv1 -> episode(message, pv1, sender, patient))
        .ifPresent(draft::put);
  }

  private Optional<EpisodeOfCare> episode(
      Hl7Message message, Hl7Segment pv1, Sender sender, Reference patient) {
    var visit = pv1.value(VISIT).orElseThrow();
    var system = sender.system("visit");
    var id = DeterministicId.of(sender.source(), TYPE, system, visit);
    var known = record.read(TYPE, id).filter(stored -> !stored.deleted());
    var isAdmission = pv1.value(CLASS).filter(data.inpatientClasses()::contains).isPresent();
    if (known.isEmpty() && !isAdmission) {
      return Optional.empty();
    }
    var episode =
        known
            .map(stored -> (EpisodeOfCare) fhir.newJsonParser().parseResource(stored.json()))
            .orElseGet(EpisodeOfCare::new);
    episode.setMeta(null);
    episode.setId(new IdType(TYPE, id));
    if (known.isEmpty()) {
      episode.addIdentifier().setSystem(system).setValue(visit);
      episode
          .addType()
          .addCoding(new Coding(data.url(Hl7Url.ACT_CODE), "IMP", "inpatient encounter"));
    }
    episode.setPatient(patient.copy());
    var ended = message.header().event().equals(DISCHARGE);
    // A finished episode stays finished: a late transfer does not reopen it.
    if (ended || episode.getStatus() != EpisodeOfCareStatus.FINISHED) {
      episode.setStatus(ended ? EpisodeOfCareStatus.FINISHED : EpisodeOfCareStatus.ACTIVE);
    }
    RequiredFields.time(pv1, ADMITTED)
        .ifPresent(time -> episode.getPeriod().setStartElement(new DateTimeType(time)));
    RequiredFields.time(pv1, DISCHARGED)
        .ifPresent(time -> episode.getPeriod().setEndElement(new DateTimeType(time)));
    return Optional.of(episode);
  }
}
