package nl.pzp.summary;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.KnownVersion;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Shows the plan of a patient as a searchable document. It is generated from the record on each
 * request and never kept.
 */
public final class PlanDocuments {

  public static final String TYPE = "DocumentReference";
  static final String PDF = "application/pdf";

  /** The only version. To see an earlier plan, query the record. */
  public static final String VERSION = "1";

  private static final Pattern ID =
      Pattern.compile("plan-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private static final MessageId NO_MESSAGE = new MessageId(new UUID(0, 0));

  private final PatientRecord record;
  private final PlanDocumentTexts texts;
  private final String source;
  private final FhirContext fhir = FhirContext.forR4Cached();

  /**
   * @param source URI under which the documents are shown
   */
  public PlanDocuments(PatientRecord record, PlanDocumentTexts texts, String source) {
    this.record = record;
    this.texts = texts;
    this.source = source;
  }

  /** The person whose plan has this id; empty for any other document. */
  public Optional<PersonId> personOf(String id) {
    var plan = ID.matcher(id);
    return plan.matches()
        ? Optional.of(new PersonId(UUID.fromString(plan.group(1)))).filter(this::isKnown)
        : Optional.empty();
  }

  private boolean isKnown(PersonId person) {
    return record.canonicalPatientId(person).isPresent();
  }

  /** The document as a stored resource, without its content; empty when the patient has no plan. */
  public Optional<StoredResource> stored(PersonId person) {
    return reference(person)
        .map(
            reference ->
                new StoredResource(
                    TYPE,
                    reference.getIdElement().getIdPart(),
                    1,
                    reference.getMeta().getLastUpdated().toInstant(),
                    source,
                    false,
                    fhir.newJsonParser().encodeResourceToString(reference),
                    NO_MESSAGE,
                    person));
  }

  /** The document without its content; empty when the patient has no plan. */
  public Optional<DocumentReference> reference(PersonId person) {
    var changed =
        record.snapshot(person).known(texts.planTypes()).stream()
            .map(KnownVersion::lastUpdated)
            .max(Comparator.naturalOrder());
    return changed.flatMap(
        moment -> record.canonicalPatientId(person).map(id -> reference(person, id, moment)));
  }

  private DocumentReference reference(PersonId person, String patientId, Instant changed) {
    var id = "plan-" + person.value();
    var document = new DocumentReference();
    document.setId(new IdType(TYPE, id, VERSION));
    document.getMeta().setSource(source).setLastUpdated(Date.from(changed)).setVersionId(VERSION);
    document.setMasterIdentifier(
        new Identifier()
            .setSystem(Systems.URIS)
            .setValue("urn:uuid:" + DeterministicId.of(source, id, changed.toString())));
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.setType(kind());
    document.addCategory(kind());
    document.setSubject(new Reference("Patient/" + patientId));
    document.setDate(Date.from(changed));
    document.addAuthor().setDisplay(texts.author());
    document.setDescription(texts.title());
    document
        .addContent()
        .getAttachment()
        .setContentType(PDF)
        .setLanguage(texts.language())
        .setUrl("Binary/" + id)
        .setTitle(texts.title())
        .setCreationElement(new DateTimeType(Date.from(changed)));
    return document;
  }

  private CodeableConcept kind() {
    var type = texts.type();
    return new CodeableConcept()
        .addCoding(new Coding(type.system(), type.code(), type.display()))
        .setText(texts.name());
  }
}
