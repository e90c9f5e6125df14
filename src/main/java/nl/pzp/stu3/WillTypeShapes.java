package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.ConceptMaps;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Consent;

/** The type of a will: the second category, with the code of the zib. */
final class WillTypeShapes {

  private static final String CATEGORY = "Consent.category";
  private static final String SYNONYMS = "advance-directive-type-to-zib";

  private final Vocabulary vocabulary;
  private final ConceptMaps maps;

  WillTypeShapes(Vocabulary vocabulary, ConceptMaps maps) {
    this.vocabulary = vocabulary;
    this.maps = maps;
  }

  void straighten(Consent consent, Tolerated tolerated) {
    apart(consent, tolerated);
    order(consent, tolerated);
    synonyms(consent, tolerated);
  }

  // Kind and type in one concept: two codings that mean different things.
  private void apart(Consent consent, Tolerated tolerated) {
    for (var category : List.copyOf(consent.getCategory())) {
      var others = category.getCoding().stream().filter(coding -> !isWill(coding)).toList();
      if (ConsentKind.has(category, ZibCode.ADVANCE_DIRECTIVE, vocabulary) && !others.isEmpty()) {
        category.getCoding().removeAll(others);
        var type = new CodeableConcept();
        type.setCoding(new ArrayList<>(others));
        consent.getCategory().add(consent.getCategory().indexOf(category) + 1, type);
        tolerated.note(Tolerance.CATEGORIES_TOGETHER, CATEGORY);
      }
    }
  }

  private void order(Consent consent, Tolerated tolerated) {
    var categories = consent.getCategory();
    for (int i = 1; i < categories.size(); i++) {
      if (ConsentKind.has(categories.get(i), ZibCode.ADVANCE_DIRECTIVE, vocabulary)
          && !ConsentKind.has(categories.get(0), ZibCode.ADVANCE_DIRECTIVE, vocabulary)) {
        categories.add(0, categories.remove(i));
        tolerated.note(Tolerance.CATEGORY_ORDER, CATEGORY);
      }
    }
  }

  // These codes claim the zib's code system without belonging to it, which would make the valid
  // code invalid. The vendor's text stays.
  private void synonyms(Consent consent, Tolerated tolerated) {
    for (var category : consent.getCategory()) {
      for (var coding : List.copyOf(category.getCoding())) {
        if (coding.hasCode()) {
          maps.translate(SYNONYMS, new Coded(coding.getSystem(), coding.getCode(), null))
              .ifPresent(
                  zib -> {
                    if (!category.hasText()) {
                      category.setText(coding.getDisplay());
                    }
                    Collections.replaceAll(
                        category.getCoding(),
                        coding,
                        new Coding(zib.system(), zib.code(), zib.display()));
                    tolerated.note(Tolerance.WILL_TYPE_SYNONYM, CATEGORY);
                  });
        }
      }
    }
  }

  private boolean isWill(Coding coding) {
    return vocabulary.is(ZibCode.ADVANCE_DIRECTIVE, coding);
  }
}
