package nl.pzp.careplan;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.pzp.form.Treatment;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Finds the treatment for a code or a text. */
final class TreatmentNames {

  // The guide names a treatment outside its value set as "name (SNOMED CT - code)". Nothing else
  // may surround it, because a sentence could say the opposite.
  private static final Pattern NAMED_IN_TEXT =
      Pattern.compile("[^.,;:!?()\\n\\r]{1,120} \\(SNOMED CT - (\\d{6,18})\\)");

  private final Pack pack;

  TreatmentNames(Pack pack) {
    this.pack = pack;
  }

  /** Whether the text is a treatment in the guide's notation, and nothing else. */
  boolean isName(String text) {
    return NAMED_IN_TEXT.matcher(text).matches();
  }

  /** Whether the text means switching off a defibrillator, which has its own question. */
  boolean isSwitchOff(@Nullable String text) {
    var code = codeIn(text);
    return code != null && code.equals(codeIn(pack.codeText(Treatment.SWITCH_OFF_DEFIBRILLATOR)));
  }

  private static @Nullable String codeIn(@Nullable String text) {
    var named = text == null ? null : NAMED_IN_TEXT.matcher(text);
    return named != null && named.matches() ? named.group(1) : null;
  }

  /** All treatments of the codings and the text; normally one. */
  Set<Treatment> of(CodeableConcept code) {
    var found = EnumSet.noneOf(Treatment.class);
    for (var coding : code.getCoding()) {
      for (var treatment : Treatment.values()) {
        if (treatment != Treatment.SWITCH_OFF_DEFIBRILLATOR
            && PlanCodes.coded(coding).sameAs(pack.coded(treatment))) {
          found.add(treatment);
        }
      }
    }
    if (isSwitchOff(code.getText()) && !isTyped(code)) {
      found.remove(Treatment.OTHER);
      found.add(Treatment.SWITCH_OFF_DEFIBRILLATOR);
    }
    return found;
  }

  /** Whether another code of the same system accompanies the form's code. */
  boolean isContradictory(CodeableConcept code) {
    var known = code.getCoding().stream().filter(this::isKnown).toList();
    return of(code).size() > 1
        || code.getCoding().stream()
            .filter(coding -> !isKnown(coding))
            .anyMatch(
                other ->
                    known.stream()
                        .anyMatch(one -> Objects.equals(one.getSystem(), other.getSystem())));
  }

  /**
   * Whether the words beside the code name another treatment of the list: a screen would show that
   * one (ACP-TreatmentDirective, binding of provision.code).
   */
  boolean isNamedOtherwise(CodeableConcept code) {
    var coded = of(code);
    coded.remove(Treatment.OTHER);
    if (coded.size() != 1 || coded.contains(Treatment.SWITCH_OFF_DEFIBRILLATOR)) {
      return false;
    }
    var words =
        Stream.concat(
            Stream.ofNullable(code.getText()), code.getCoding().stream().map(Coding::getDisplay));
    return words
        .filter(Objects::nonNull)
        .map(TreatmentNames::folded)
        .anyMatch(said -> named(said).stream().anyMatch(named -> !coded.contains(named)));
  }

  private Set<Treatment> named(String words) {
    var found = EnumSet.noneOf(Treatment.class);
    for (var treatment : Treatment.values()) {
      var display = pack.coded(treatment).display();
      if (treatment != Treatment.OTHER
          && (words.equals(folded(Objects.toString(display, "-")))
              || words.equals(folded(pack.codeText(treatment))))) {
        found.add(treatment);
      }
    }
    return found;
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private boolean isKnown(Coding coding) {
    return !of(new CodeableConcept().addCoding(coding)).isEmpty();
  }

  /**
   * Whether a listed treatment's code has a text other than its name. That text may narrow the
   * treatment, and the form has no question for it.
   */
  boolean saysMore(CodeableConcept code) {
    var listed = EnumSet.copyOf(of(code));
    listed.remove(Treatment.OTHER);
    listed.remove(Treatment.SWITCH_OFF_DEFIBRILLATOR);
    return code.hasText()
        && !listed.isEmpty()
        && code.getCoding().stream()
            .noneMatch(coding -> code.getText().equalsIgnoreCase(coding.getDisplay()))
        && listed.stream()
            .noneMatch(each -> code.getText().equalsIgnoreCase(pack.coded(each).display()));
  }

  /** Whether a person typed the name in the form's field for it. */
  boolean isTyped(CodeableConcept code) {
    return code.getCoding().stream()
        .anyMatch(coding -> coding.hasUserSelected() && !coding.getUserSelected());
  }

  /** A label for messages: the code's own display, never text from the patient's resource. */
  String label(Treatment treatment) {
    var text = pack.codeText(treatment);
    return text.isEmpty()
        ? Objects.toString(pack.coded(treatment).display(), treatment.name())
        : text;
  }
}
