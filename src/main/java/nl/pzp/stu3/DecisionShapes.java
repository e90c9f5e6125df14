package nl.pzp.stu3;

import java.util.List;
import java.util.Locale;
import nl.pzp.terminology.ConceptMaps;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Consent;

/** The code of a decision, in another place, of the other zib release, or written otherwise. */
final class DecisionShapes {

  private static final String DECISION = "Consent.modifierExtension";
  private static final String TO_2017 = "treatment-decision-2020-to-2017";

  private final Vocabulary vocabulary;
  private final ConceptMaps maps;

  DecisionShapes(Vocabulary vocabulary, ConceptMaps maps) {
    this.vocabulary = vocabulary;
    this.maps = maps;
  }

  /** Moves an unmarked decision extension to the modifier extensions. */
  void find(Consent consent, Tolerated tolerated) {
    var url = vocabulary.url(ZibExtension.TREATMENT_PERMITTED);
    for (var extension : List.copyOf(consent.getExtension())) {
      if (url.equals(extension.getUrl())) {
        consent.getExtension().remove(extension);
        consent.addModifierExtension(extension);
        tolerated.note(Tolerance.DECISION_IN_EXTENSION, DECISION);
      }
    }
  }

  void straighten(Consent consent, Tolerated tolerated) {
    var url = vocabulary.url(ZibExtension.TREATMENT_PERMITTED);
    for (var extension : consent.getModifierExtension()) {
      if (url.equals(extension.getUrl())
          && extension.getValue() instanceof CodeableConcept concept) {
        concept.getCoding().forEach(coding -> straighten(coding, tolerated));
      }
    }
  }

  private void straighten(Coding coding, Tolerated tolerated) {
    if (!coding.hasCode()) {
      return;
    }
    maps.translate(TO_2017, Vocabulary.coded(coding))
        .ifPresent(
            decision -> {
              coding.setSystem(decision.system()).setCode(decision.code());
              tolerated.note(Tolerance.DECISION_OF_2020, DECISION);
            });
    for (var decision : DirectiveDecision.values()) {
      var plain = vocabulary.concept(decision).getCodingFirstRep();
      if (plain.getCode().equalsIgnoreCase(coding.getCode())) {
        if (!coding.hasSystem()) {
          coding.setSystem(plain.getSystem());
          tolerated.note(Tolerance.DECISION_WITHOUT_SYSTEM, DECISION);
        }
        if (!plain.getCode().equals(coding.getCode())
            && plain.getSystem().equals(coding.getSystem())) {
          coding.setCode(coding.getCode().toUpperCase(Locale.ROOT));
          tolerated.note(Tolerance.DECISION_CODE_CASE, DECISION);
        }
      }
    }
  }
}
