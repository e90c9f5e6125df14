package nl.pzp.stu3;

import java.util.List;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Consent;

/** Determines the kind of Consent when the category does not follow zib2017. */
final class CategoryShapes {

  private static final String CATEGORY = "Consent.category";

  private final Vocabulary vocabulary;
  private final WillTypeShapes willTypes;

  CategoryShapes(Vocabulary vocabulary, ConceptMaps maps) {
    this.vocabulary = vocabulary;
    this.willTypes = new WillTypeShapes(vocabulary, maps);
  }

  /** The kind of Consent, after normalising its categories. */
  ConsentKind straighten(Consent consent, Tolerated tolerated) {
    var directive = has(consent, ZibCode.TREATMENT_DIRECTIVE);
    var will = has(consent, ZibCode.ADVANCE_DIRECTIVE);
    var directive2020 = any(consent, this::isDirectiveOf2020);
    var acd = any(consent, this::isAcd);
    var permitted = !permitted(consent).isEmpty();
    if (will && (directive || directive2020 || permitted)) {
      tolerated.refuse(Stu3Problem.CATEGORY_AMBIGUOUS, CATEGORY);
    } else if (directive || directive2020) {
      directive(consent, directive, acd, tolerated);
    } else if (acd && permitted && !will) {
      tolerated.refuse(Stu3Problem.CATEGORY_AMBIGUOUS, CATEGORY);
    } else if (will || acd) {
      will(consent, will, acd, tolerated);
    } else {
      kindFromProfile(consent, permitted, tolerated);
    }
    return ConsentKind.of(consent, vocabulary);
  }

  private void directive(Consent consent, boolean named, boolean acd, Tolerated tolerated) {
    if (!named) {
      replace(consent, ZibCode.TREATMENT_DIRECTIVE, tolerated);
    }
    if (acd) {
      // The code is redundant beside the directive's own code, and misleads readers that look only
      // at this one.
      consent.getCategory().forEach(c -> c.getCoding().removeIf(this::isAcd));
      consent.getCategory().removeIf(CodeableConcept::isEmpty);
      tolerated.note(Tolerance.CATEGORY_BESIDE, CATEGORY);
    }
  }

  private void will(Consent consent, boolean named, boolean acd, Tolerated tolerated) {
    if (!named) {
      replace(consent, ZibCode.ADVANCE_DIRECTIVE, tolerated);
    } else if (acd) {
      consent.getCategory().forEach(c -> c.getCoding().removeIf(this::isAcd));
      consent.getCategory().removeIf(CodeableConcept::isEmpty);
      tolerated.note(Tolerance.CATEGORY_BESIDE, CATEGORY);
    }
    willTypes.straighten(consent, tolerated);
  }

  private void replace(Consent consent, ZibCode code, Tolerated tolerated) {
    for (var category : consent.getCategory()) {
      for (var coding : category.getCoding()) {
        if (isDirectiveOf2020(coding) || isAcd(coding)) {
          var plain = vocabulary.concept(code).getCodingFirstRep();
          coding.setSystem(plain.getSystem()).setCode(plain.getCode());
          coding.setDisplay(plain.getDisplay());
        }
      }
    }
    tolerated.note(Tolerance.CATEGORY_OF_2020, CATEGORY);
  }

  // Without category the profile decides, else the decision, which only a directive has.
  private void kindFromProfile(Consent consent, boolean permitted, Tolerated tolerated) {
    var claimed =
        consent.getMeta().getProfile().stream()
            .map(profile -> String.valueOf(profile.getValue()))
            .toList();
    var directive = permitted || claims(claimed, "TreatmentDirective");
    var will = !permitted && claims(claimed, "AdvanceDirective");
    if (directive == will) {
      return;
    }
    var code = directive ? ZibCode.TREATMENT_DIRECTIVE : ZibCode.ADVANCE_DIRECTIVE;
    var plain = vocabulary.concept(code).getCodingFirstRep();
    consent
        .getCategory()
        .add(
            0,
            new CodeableConcept()
                .addCoding(new Coding(plain.getSystem(), plain.getCode(), plain.getDisplay())));
    tolerated.note(Tolerance.KIND_FROM_PROFILE, CATEGORY);
    if (will) {
      willTypes.straighten(consent, tolerated);
    }
  }

  private static boolean claims(List<String> profiles, String name) {
    return profiles.stream().anyMatch(profile -> profile.contains(name));
  }

  private List<org.hl7.fhir.dstu3.model.Extension> permitted(Consent consent) {
    var url = vocabulary.url(ZibExtension.TREATMENT_PERMITTED);
    return consent.getModifierExtension().stream().filter(e -> url.equals(e.getUrl())).toList();
  }

  private boolean has(Consent consent, ZibCode code) {
    return any(consent, coding -> vocabulary.is(code, coding));
  }

  private static boolean any(Consent consent, java.util.function.Predicate<Coding> is) {
    return consent.getCategory().stream().flatMap(c -> c.getCoding().stream()).anyMatch(is);
  }

  private boolean isDirectiveOf2020(Coding coding) {
    return Vocabulary.coded(coding)
        .sameAs(coded(vocabulary.r4Concept(PlanCode.TREATMENT_DIRECTIVE_CATEGORY)));
  }

  private static Coded coded(org.hl7.fhir.r4.model.CodeableConcept concept) {
    return Vocabulary.coded(concept.getCodingFirstRep());
  }

  private boolean isAcd(Coding coding) {
    return vocabulary.is(PlanCode.ADVANCE_DIRECTIVE_CATEGORY, coding);
  }
}
