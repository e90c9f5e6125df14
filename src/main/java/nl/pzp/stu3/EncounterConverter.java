package nl.pzp.stu3;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;

/**
 * Encounter: R4's reason is STU3's diagnosis, as in the standard's examples; R4's own diagnoses are
 * marked.
 */
final class EncounterConverter
    implements TypeConverter<Encounter, org.hl7.fhir.dstu3.model.Encounter> {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  EncounterConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<Encounter> r4Type() {
    return Encounter.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.Encounter> stu3Type() {
    return org.hl7.fhir.dstu3.model.Encounter.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.Encounter toStu3(Encounter source, ConversionFindings findings) {
    for (var diagnosis : source.getDiagnosis()) {
      if (isBare(diagnosis)) {
        diagnosis.addExtension(vocabulary.url(Carrier.DIAGNOSIS), new BooleanType(true));
      }
    }
    var target = moves.toStu3(source, org.hl7.fhir.dstu3.model.Encounter.class);
    for (var reason : source.getReasonReference()) {
      target
          .addDiagnosis()
          .setCondition(moves.toStu3(reason, org.hl7.fhir.dstu3.model.Reference.class));
    }
    return target;
  }

  @Override
  public Encounter toR4(org.hl7.fhir.dstu3.model.Encounter source, ConversionFindings findings) {
    var target = moves.toR4(source, Encounter.class);
    for (var diagnosis : java.util.List.copyOf(target.getDiagnosis())) {
      var marked = !Extensions.take(diagnosis, vocabulary.url(Carrier.DIAGNOSIS)).isEmpty();
      if (!marked && isBare(diagnosis)) {
        target.getDiagnosis().remove(diagnosis);
        target.addReasonReference(diagnosis.getCondition());
      }
    }
    return target;
  }

  private static boolean isBare(DiagnosisComponent diagnosis) {
    return !diagnosis.hasUse() && !diagnosis.hasRank() && !diagnosis.hasExtension();
  }
}
