package nl.pzp.epd;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a patient's sharing permission or refusal (CON) as a privacy Consent, one for each sender
 * and question. An unknown answer is refused, because it controls what others may see.
 */
final class SharingReader {

  private static final String CONSENT = "Consent";
  private static final int QUESTION = 2;
  private static final int ANSWER = 11;
  private static final int DECIDED = 13;
  private static final int EFFECTIVE = 14;
  private static final int ENDS = 15;

  private final PatientRecord record;
  private final Hl7Data data;
  private final FhirContext fhir;

  SharingReader(PatientRecord record, Hl7Data data, FhirContext fhir) {
    this.record = record;
    this.fhir = fhir;
    this.data = data;
  }

  void read(Hl7Message message, Sender sender, Reference patient, TransactionDraft draft) {
    for (var con : message.all("CON")) {
      var question = con.value(QUESTION);
      // Other consents, such as for an operation, are out of scope.
      if (question.filter(data.sharingQuestions()::contains).isPresent()) {
        var consent = consent(con, question.get(), sender, patient);
        if (!isOverruled(consent)) {
          draft.put(consent);
        }
      }
    }
  }

  // An older decision that arrives later changes nothing, and an undated yes does not undo a dated
  // no. At the same moment, no wins over yes.
  private boolean isOverruled(Consent consent) {
    return record
        .read(CONSENT, consent.getIdElement().getIdPart())
        .filter(stored -> !stored.deleted())
        .map(stored -> (Consent) fhir.newJsonParser().parseResource(stored.json()))
        .filter(Consent::hasDateTime)
        .filter(known -> isOverruled(consent, known))
        .isPresent();
  }

  private static boolean isOverruled(Consent consent, Consent known) {
    var agrees = consent.getProvision().getType() == ConsentProvisionType.PERMIT;
    var refused = known.getProvision().getType() == ConsentProvisionType.DENY;
    if (!consent.hasDateTime()) {
      return agrees && refused;
    }
    var order = consent.getDateTime().toInstant().compareTo(known.getDateTime().toInstant());
    return order < 0 || (order == 0 && agrees && refused);
  }

  private Consent consent(Hl7Segment con, String question, Sender sender, Reference patient) {
    var agreed =
        data.sharing(RequiredFields.required(con, ANSWER))
            .orElseThrow(() -> RequiredFields.at(EpdProblem.CODE_UNKNOWN, "CON-11"));
    var consent = new Consent();
    consent.setId(
        new IdType(
            CONSENT,
            DeterministicId.of(
                sender.source(), CONSENT, "sharing", question, patient.getReference())));
    consent.setStatus(ConsentState.ACTIVE);
    consent
        .getScope()
        .addCoding(
            new Coding(data.url(Hl7Url.CONSENT_SCOPE), "patient-privacy", "Privacy Consent"));
    consent
        .addCategory()
        .addCoding(new Coding(data.url(Hl7Url.SHARING_CATEGORY), "59284-0", "Consent Document"));
    consent.setPatient(patient.copy());
    RequiredFields.time(con, DECIDED)
        .ifPresent(time -> consent.setDateTimeElement(new DateTimeType(time)));
    consent.addPolicy().setUri(data.url(Hl7Url.SHARING_POLICY));
    var provision = consent.getProvision();
    provision.setType(agreed ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY);
    RequiredFields.time(con, EFFECTIVE)
        .ifPresent(time -> provision.getPeriod().setStartElement(new DateTimeType(time)));
    RequiredFields.time(con, ENDS)
        .ifPresent(time -> provision.getPeriod().setEndElement(new DateTimeType(time)));
    return consent;
  }
}
