package nl.pzp.stu3;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Procedure: the conversation. zib2017 allows only professionals as performers, and requires a
 * fixed category.
 */
final class ProcedureConverter
    implements TypeConverter<Procedure, org.hl7.fhir.dstu3.model.Procedure> {

  private static final Set<String> NO_PROFESSIONAL = Set.of("Patient", "RelatedPerson", "Device");
  private static final String ACTOR = "actor";
  private static final String FUNCTION = "function";

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  ProcedureConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<Procedure> r4Type() {
    return Procedure.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.Procedure> stu3Type() {
    return org.hl7.fhir.dstu3.model.Procedure.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.Procedure toStu3(Procedure source, ConversionFindings findings) {
    for (var performer : List.copyOf(source.getPerformer())) {
      var type = RoleReferences.typeOf(performer.getActor(), findings.surroundings());
      if (type != null && NO_PROFESSIONAL.contains(type)) {
        source.getPerformer().remove(performer);
        source.addExtension(carrier(performer));
      }
    }
    var target = moves.toStu3(source, org.hl7.fhir.dstu3.model.Procedure.class);
    if (source.getStatus() != ProcedureStatus.NOTDONE) {
      target.setNotDoneElement(null);
    }
    if (!source.hasCategory()) {
      target.setCategory(
          moves.toStu3(
              vocabulary.concept(ZibCode.CONSULTATION),
              org.hl7.fhir.dstu3.model.CodeableConcept.class));
    }
    return target;
  }

  private Extension carrier(ProcedurePerformerComponent performer) {
    var extension = new Extension(vocabulary.url(Carrier.PROCEDURE_PERFORMER));
    extension.addExtension(ACTOR, performer.getActor());
    if (performer.hasFunction()) {
      extension.addExtension(FUNCTION, performer.getFunction());
    }
    return extension;
  }

  @Override
  public Procedure toR4(org.hl7.fhir.dstu3.model.Procedure source, ConversionFindings findings) {
    var target = moves.toR4(source, Procedure.class);
    if (target.getCategory().equalsDeep(vocabulary.concept(ZibCode.CONSULTATION))) {
      target.setCategory(null);
    }
    for (var extension : Extensions.take(target, vocabulary.url(Carrier.PROCEDURE_PERFORMER))) {
      var performer = target.addPerformer();
      Extensions.takeValue(extension, ACTOR, Reference.class).ifPresent(performer::setActor);
      Extensions.takeValue(extension, FUNCTION, org.hl7.fhir.r4.model.CodeableConcept.class)
          .ifPresent(performer::setFunction);
    }
    return target;
  }
}
