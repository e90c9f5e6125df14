package nl.pzp.careplan;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.pzp.form.Treatment;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Which treatment a code or a text names. */
final class TreatmentNames {

  // How the guide names a treatment that its value set lacks: "name (SNOMED CT - code)" and
  // nothing else, because a sentence around it may say the opposite of the decision.
  private static final Pattern NAMED_IN_TEXT =
      Pattern.compile("[^.,;:!?()\\n\\r]{1,120} \\(SNOMED CT - (\\d{6,18})\\)");

  private final Pack pack;

  TreatmentNames(Pack pack) {
    this.pack = pack;
  }

  /** Whether the text is a treatment as the guide names one, and no more. */
  boolean isName(String text) {
    return NAMED_IN_TEXT.matcher(text).matches();
  }

  /**
   * Whether the text names the switching off of a defibrillator, which has a question of its own.
   */
  boolean isSwitchOff(@Nullable String text) {
    var code = codeIn(text);
    return code != null && code.equals(codeIn(pack.codeText(Treatment.SWITCH_OFF_DEFIBRILLATOR)));
  }

  private static @Nullable String codeIn(@Nullable String text) {
    var named = text == null ? null : NAMED_IN_TEXT.matcher(text);
    return named != null && named.matches() ? named.group(1) : null;
  }

  /** Every treatment that the codings and the text stand for; one, where all goes well. */
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

  /** Whether another code of the same system stands beside the one that the form knows. */
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

  private boolean isKnown(Coding coding) {
    return !of(new CodeableConcept().addCoding(coding)).isEmpty();
  }

  /**
   * Whether words stand beside the code of a listed treatment that are not just its name: they may
   * narrow it, and no question of the form asks them.
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

  /** Whether a person typed the name where the form has a place for it. */
  boolean isTyped(CodeableConcept code) {
    return code.getCoding().stream()
        .anyMatch(coding -> coding.hasUserSelected() && !coding.getUserSelected());
  }

  /** The words for a message: the code's own, never those of the patient's resource. */
  String label(Treatment treatment) {
    var text = pack.codeText(treatment);
    return text.isEmpty()
        ? Objects.toString(pack.coded(treatment).display(), treatment.name())
        : text;
  }
}
