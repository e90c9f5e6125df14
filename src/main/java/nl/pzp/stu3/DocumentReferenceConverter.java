package nl.pzp.stu3;

import nl.pzp.terminology.FhirUrl;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;

/**
 * DocumentReference: one class and one encounter in STU3, several in R4; and the moment of
 * creation, which R4 lacks and the stock way moves to another time zone.
 */
final class DocumentReferenceConverter
    implements TypeConverter<DocumentReference, org.hl7.fhir.dstu3.model.DocumentReference> {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  DocumentReferenceConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<DocumentReference> r4Type() {
    return DocumentReference.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.DocumentReference> stu3Type() {
    return org.hl7.fhir.dstu3.model.DocumentReference.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.DocumentReference toStu3(
      DocumentReference source, ConversionFindings findings) {
    source.getCategory().stream()
        .skip(1)
        .forEach(more -> source.addExtension(vocabulary.url(Carrier.FURTHER_VALUE), more));
    source.getContext().getEncounter().stream()
        .skip(1)
        .forEach(
            more -> source.getContext().addExtension(vocabulary.url(Carrier.FURTHER_VALUE), more));
    var created = Extensions.take(source, FhirUrl.STU3_DOCUMENT_CREATED.url());
    var target = moves.toStu3(source, org.hl7.fhir.dstu3.model.DocumentReference.class);
    created.stream()
        .map(Extension::getValue)
        .filter(java.util.Objects::nonNull)
        .forEach(
            moment ->
                target.setCreatedElement(
                    new org.hl7.fhir.dstu3.model.DateTimeType(moment.primitiveValue())));
    return target;
  }

  @Override
  public DocumentReference toR4(
      org.hl7.fhir.dstu3.model.DocumentReference source, ConversionFindings findings) {
    var target = moves.toR4(source, DocumentReference.class);
    if (source.hasCreated()) {
      Extensions.take(target, FhirUrl.STU3_DOCUMENT_CREATED.url());
      target.addExtension(
          FhirUrl.STU3_DOCUMENT_CREATED.url(),
          new org.hl7.fhir.r4.model.DateTimeType(source.getCreatedElement().getValueAsString()));
    }
    Extensions.values(
            Extensions.take(target, vocabulary.url(Carrier.FURTHER_VALUE)), CodeableConcept.class)
        .forEach(target::addCategory);
    Extensions.values(
            Extensions.take(target.getContext(), vocabulary.url(Carrier.FURTHER_VALUE)),
            org.hl7.fhir.r4.model.Reference.class)
        .forEach(target.getContext()::addEncounter);
    return target;
  }
}
