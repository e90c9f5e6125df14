package nl.pzp.epd;

import ca.uhn.fhir.context.FhirContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.epd.hl7v2.Hl7Time;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a document (MDM): original (T02), addendum (T06), replacement (T10) or cancellation (T11).
 * It is kept as it is; only people interpret what it states on treatment.
 */
final class DocumentReader {

  private static final String TYPE = "DocumentReference";
  private static final String FIRST_DAY = "00000101";
  private static final int KIND = 2;
  private static final int ACTIVITY = 4;
  private static final int ORIGINATION = 6;
  private static final int AUTHOR = 9;
  private static final int NUMBER = 12;
  private static final int PARENT = 13;
  private static final int COMPLETION = 17;

  private final PatientRecord record;
  private final PersonNames names;
  private final FhirContext fhir;

  DocumentReader(PatientRecord record, Hl7Data data, FhirContext fhir) {
    this.record = record;
    this.names = new PersonNames(data);
    this.fhir = fhir;
  }

  void read(Hl7Message message, Sender sender, Reference patient, TransactionDraft draft) {
    var txa = RequiredFields.required(message, "TXA");
    var number = RequiredFields.required(txa, NUMBER);
    if (message.header().event().equals("T11")) {
      var cancelled = known(sender, number, "TXA-12");
      cancelled.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
      cancelled.setSubject(patient.copy());
      draft.put(cancelled);
      return;
    }
    var content = DocumentContent.of(message);
    var document = document(txa, number, sender, patient);
    switch (message.header().event()) {
      case "T06" -> relate(document, txa, sender, DocumentRelationshipType.APPENDS);
      case "T10" -> {
        var replaced = relate(document, txa, sender, DocumentRelationshipType.REPLACES);
        replaced.setStatus(DocumentReferenceStatus.SUPERSEDED);
        replaced.setSubject(patient.copy());
        draft.put(replaced);
      }
      default -> {}
    }
    attach(content, document, sender, draft);
  }

  private DocumentReference document(
      Hl7Segment txa, String number, Sender sender, Reference patient) {
    var document = new DocumentReference();
    document.setId(new IdType(TYPE, id(sender, number)));
    document.getMasterIdentifier().setSystem(system(sender)).setValue(number);
    document.addIdentifier().setSystem(system(sender)).setValue(number);
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.setDocStatus(completion(txa));
    document.setSubject(patient.copy());
    txa.value(KIND)
        .ifPresent(
            code -> {
              document
                  .getType()
                  .addCoding()
                  .setSystem(sender.system("document-type"))
                  .setCode(code);
              document.getType().setText(txa.value(KIND, 2).orElse(code));
            });
    RequiredFields.time(txa, ORIGINATION)
        .or(() -> RequiredFields.time(txa, ACTIVITY))
        .ifPresent(time -> document.setDateElement(instant(time)));
    names
        .read(txa.field(AUTHOR), 2)
        .ifPresent(name -> document.addAuthor().setDisplay(Professionals.display(name)));
    return document;
  }

  // The element holds an instant: a day or month becomes its start in Dutch time.
  private static InstantType instant(String time) {
    if (time.contains("T")) {
      return new InstantType(time);
    }
    var digits = time.replace("-", "");
    var day = digits + FIRST_DAY.substring(digits.length());
    return new InstantType(Hl7Time.dateTime(day + "000000").orElseThrow());
  }

  // HL7 table 0271.
  private static ReferredDocumentStatus completion(Hl7Segment txa) {
    return switch (txa.value(COMPLETION).orElse("AU")) {
      case "AU", "LA" -> ReferredDocumentStatus.FINAL;
      case "DI", "DO", "IN", "IP", "PA" -> ReferredDocumentStatus.PRELIMINARY;
      default -> throw RequiredFields.at(EpdProblem.CODE_UNKNOWN, "TXA-17");
    };
  }

  private DocumentReference relate(
      DocumentReference document, Hl7Segment txa, Sender sender, DocumentRelationshipType how) {
    var parent = known(sender, RequiredFields.required(txa, PARENT), "TXA-13");
    document
        .addRelatesTo()
        .setCode(how)
        .setTarget(new Reference(TYPE + "/" + parent.getIdElement().getIdPart()));
    return parent;
  }

  private DocumentReference known(Sender sender, String number, String place) {
    var id = id(sender, number);
    var document =
        Optional.of(record.read(TYPE, id))
            .get()
            .filter(stored -> !stored.deleted())
            .map(stored -> (DocumentReference) fhir.newJsonParser().parseResource(stored.json()))
            .orElseThrow(() -> RequiredFields.at(EpdProblem.DOCUMENT_UNKNOWN, place));
    document.setMeta(null);
    document.setId(new IdType(TYPE, id));
    return document;
  }

  private static void attach(
      DocumentContent content, DocumentReference document, Sender sender, TransactionDraft draft) {
    var binary = new Binary();
    binary.setId(
        new IdType(
            "Binary",
            DeterministicId.of(sender.source(), "Binary", document.getIdElement().getIdPart())));
    binary.setContentType(content.contentType());
    binary.setData(content.bytes());
    var kept = draft.put(binary);
    document
        .addContent(new DocumentReferenceContentComponent())
        .getContentFirstRep()
        .getAttachment()
        .setContentType(content.contentType())
        .setUrl(kept.getReference())
        .setSize(content.bytes().length)
        .setHash(sha1(content.bytes()));
    draft.put(document);
  }

  // FHIR prescribes SHA-1 for Attachment.hash; it protects nothing.
  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  private static String id(Sender sender, String number) {
    return DeterministicId.of(sender.source(), TYPE, system(sender), number);
  }

  private static String system(Sender sender) {
    return sender.system("document");
  }
}
