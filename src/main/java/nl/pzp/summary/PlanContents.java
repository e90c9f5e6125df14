package nl.pzp.summary;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Prints the plan of a patient as PDF for its document. The caller audits the disclosure. */
@Component
public final class PlanContents {

  private final PlanDocumentTexts texts;
  private final SummaryPages pages;
  private final PatientRecord record;
  private final Clock clock;

  PlanContents(PlanDocumentTexts texts, SummaryPages pages, PatientRecord record, Clock clock) {
    this.texts = texts;
    this.pages = pages;
    this.record = record;
    this.clock = clock;
  }

  /**
   * The document with the plan of now in it.
   *
   * @param document of this person; it is changed
   * @param url of the content by itself
   */
  public DocumentReference filled(PersonId person, DocumentReference document, String url) {
    var pdf = pdf(person);
    document
        .getContentFirstRep()
        .getAttachment()
        .setUrl(url)
        .setData(pdf)
        .setSize(pdf.length)
        .setHash(sha1(pdf));
    return document;
  }

  /** The plan of now by itself, under this id. */
  public Binary binary(PersonId person, String id) {
    var binary = new Binary();
    binary.setId(new IdType("Binary", id));
    binary.setContentType(PlanDocuments.PDF).setData(pdf(person));
    return binary;
  }

  /** Every resource that a reader of the plan sees. */
  public List<StoredResource> behind(PersonId person) {
    return record.current(person, Set.of());
  }

  private byte[] pdf(PersonId person) {
    return pages.pdf(person, clock.instant(), texts.reader());
  }

  // FHIR prescribes SHA-1 here (Attachment.hash); it protects nothing.
  private static byte[] sha1(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
