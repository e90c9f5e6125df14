package nl.pzp.stu3;

import java.util.List;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;

/** The category that identifies the kind of Consent; each version has its own codes. */
final class ConsentCategories {

  private record Pair(PlanCode r4, ZibCode stu3) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(PlanCode.TREATMENT_DIRECTIVE_CATEGORY, ZibCode.TREATMENT_DIRECTIVE),
          new Pair(PlanCode.ADVANCE_DIRECTIVE_CATEGORY, ZibCode.ADVANCE_DIRECTIVE));

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  ConsentCategories(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  void toStu3(Consent source, org.hl7.fhir.dstu3.model.Consent target) {
    for (var category : source.getCategory()) {
      for (var coding : category.getCoding()) {
        for (var pair : PAIRS) {
          if (vocabulary.is(pair.r4(), coding)) {
            become(coding, vocabulary.concept(pair.stu3()));
          }
        }
      }
      target.addCategory(moves.toStu3(category, org.hl7.fhir.dstu3.model.CodeableConcept.class));
    }
  }

  void toR4(org.hl7.fhir.dstu3.model.Consent source, Consent target) {
    for (var moved : source.getCategory()) {
      var category = moves.toR4(moved, CodeableConcept.class);
      for (var coding : category.getCoding()) {
        for (var pair : PAIRS) {
          if (vocabulary.is(pair.stu3(), coding)) {
            become(coding, vocabulary.r4Concept(pair.r4()));
          }
        }
      }
      target.addCategory(category);
    }
  }

  private static void become(Coding coding, CodeableConcept concept) {
    var other = concept.getCodingFirstRep();
    coding.setSystem(other.getSystem()).setCode(other.getCode()).setDisplay(other.getDisplay());
    coding.setVersion(null);
  }
}
