package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Consent.ConsentExceptType;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.StringType;

/**
 * The restrictions of "yes, but": one text in one exception that denies. Nothing here turns one
 * decision into another.
 */
final class RestrictionShapes {

  private static final String EXCEPT = "Consent.except";
  private static final String BETWEEN = "; ";

  private final Vocabulary vocabulary;

  RestrictionShapes(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  void straighten(Consent consent, Tolerated tolerated) {
    bringTogether(consent, tolerated);
    if (!isOtherwise(consent)) {
      return;
    }
    if (texts(consent).isEmpty()) {
      fromComment(consent, tolerated);
    }
    oneText(consent, tolerated);
    for (var except : consent.getExcept()) {
      if (!except.getExtensionsByUrl(url()).isEmpty()
          && except.getType() != ConsentExceptType.DENY) {
        except.setType(ConsentExceptType.DENY);
        tolerated.note(Tolerance.RESTRICTION_UNDER_PERMIT, EXCEPT);
      }
    }
  }

  private void bringTogether(Consent consent, Tolerated tolerated) {
    var elsewhere = new ArrayList<Extension>();
    elsewhere.addAll(take(consent.getExtension()));
    elsewhere.addAll(take(consent.getModifierExtension()));
    if (!elsewhere.isEmpty()) {
      var except = consent.hasExcept() ? consent.getExceptFirstRep() : consent.addExcept();
      elsewhere.forEach(except::addExtension);
      tolerated.note(Tolerance.RESTRICTION_ELSEWHERE, EXCEPT);
    }
  }

  private List<Extension> take(List<Extension> from) {
    var taken = from.stream().filter(e -> url().equals(e.getUrl())).toList();
    from.removeAll(taken);
    return taken;
  }

  private boolean isOtherwise(Consent consent) {
    var permitted = vocabulary.url(ZibExtension.TREATMENT_PERMITTED);
    var otherwise = vocabulary.concept(DirectiveDecision.OTHERWISE).getCodingFirstRep();
    return consent.getModifierExtension().stream()
        .filter(e -> permitted.equals(e.getUrl()))
        .anyMatch(
            e ->
                e.getValue() instanceof CodeableConcept concept
                    && concept.getCoding().stream()
                        .anyMatch(
                            coding ->
                                Vocabulary.coded(coding).sameAs(Vocabulary.coded(otherwise))));
  }

  private Set<String> texts(Consent consent) {
    var texts = new LinkedHashSet<String>();
    for (var except : consent.getExcept()) {
      for (var extension : except.getExtensionsByUrl(url())) {
        if (extension.getValue() != null
            && extension.getValue().primitiveValue() != null
            && !extension.getValue().primitiveValue().isBlank()) {
          texts.add(extension.getValue().primitiveValue());
        }
      }
    }
    return texts;
  }

  private void fromComment(Consent consent, Tolerated tolerated) {
    for (var comment : consent.getExtensionsByUrl(vocabulary.url(ZibExtension.COMMENT))) {
      if (comment.getValue() instanceof StringType text && !text.getValue().isBlank()) {
        var except = consent.hasExcept() ? consent.getExceptFirstRep() : consent.addExcept();
        except.addExtension().setUrl(url()).setValue(new StringType(text.getValue()));
        except.setType(ConsentExceptType.DENY);
        tolerated.note(Tolerance.RESTRICTION_FROM_COMMENT, EXCEPT);
        return;
      }
    }
  }

  private void oneText(Consent consent, Tolerated tolerated) {
    var texts = texts(consent);
    if (texts.size() < 2) {
      return;
    }
    var restricted =
        consent.getExcept().stream()
            .filter(except -> !except.getExtensionsByUrl(url()).isEmpty())
            .toList();
    restricted.forEach(except -> except.getExtension().removeIf(e -> url().equals(e.getUrl())));
    restricted
        .get(0)
        .addExtension()
        .setUrl(url())
        .setValue(new StringType(String.join(BETWEEN, texts)));
    consent
        .getExcept()
        .removeIf(except -> restricted.indexOf(except) > 0 && saysNothingElse(except));
    tolerated.note(Tolerance.SEVERAL_RESTRICTIONS, EXCEPT);
  }

  private static boolean saysNothingElse(Consent.ExceptComponent except) {
    var rest = except.copy();
    rest.setType(null);
    return rest.isEmpty();
  }

  private String url() {
    return vocabulary.url(ZibExtension.RESTRICTIONS);
  }
}
