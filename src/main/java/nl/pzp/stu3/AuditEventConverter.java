package nl.pzp.stu3;

import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Reference;

/** AuditEvent: the observer is a Reference in R4, and only an Identifier in STU3. */
final class AuditEventConverter
    implements TypeConverter<AuditEvent, org.hl7.fhir.dstu3.model.AuditEvent> {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  AuditEventConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<AuditEvent> r4Type() {
    return AuditEvent.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.AuditEvent> stu3Type() {
    return org.hl7.fhir.dstu3.model.AuditEvent.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.AuditEvent toStu3(
      AuditEvent source, ConversionFindings findings) {
    var observer = source.getSource().getObserver();
    if (observer.hasDisplay() || observer.hasReference()) {
      source.getSource().addExtension(vocabulary.url(Carrier.OBSERVER), observer);
    }
    var target = moves.toStu3(source, org.hl7.fhir.dstu3.model.AuditEvent.class);
    // STU3 requires the identifier, so fall back on the name.
    if (!observer.hasIdentifier() && (observer.hasDisplay() || observer.hasReference())) {
      target
          .getSource()
          .setIdentifier(
              new Identifier()
                  .setValue(
                      observer.hasDisplay() ? observer.getDisplay() : observer.getReference()));
    }
    return target;
  }

  @Override
  public AuditEvent toR4(org.hl7.fhir.dstu3.model.AuditEvent source, ConversionFindings findings) {
    var target = moves.toR4(source, AuditEvent.class);
    Extensions.takeValue(target.getSource(), vocabulary.url(Carrier.OBSERVER), Reference.class)
        .ifPresent(target.getSource()::setObserver);
    return target;
  }
}
