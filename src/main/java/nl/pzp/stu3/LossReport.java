package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Detects losses by converting back and comparing, so that it also finds unforeseen losses. */
final class LossReport {

  private static final Set<String> DISPLAYS_OF_REPLACED_CODES =
      Set.of("Consent.category.coding.display", "Consent.category.coding.version");
  private static final String REFERENCE = ".reference";
  private static final String DISPLAY = ".display";

  private final Values source;
  private final List<Loss> losses = new ArrayList<>();
  private final Set<String> named = new java.util.TreeSet<>();

  LossReport(Values source) {
    this.source = source;
  }

  /** Reports values that did not survive and were not reported yet. */
  void compare(Values back) {
    for (var element : source.missingIn(back)) {
      name(element, reason(element, back));
    }
  }

  /** Reports values that did not survive and were not reported yet, with this reason. */
  void compare(Values back, LossReason reason) {
    for (var element : source.missingIn(back)) {
      name(element, reason);
    }
  }

  private void name(String element, LossReason reason) {
    if (named.add(element)) {
      losses.add(new Loss(element, source.type(element), reason));
    }
  }

  private LossReason reason(String element, Values back) {
    if (DISPLAYS_OF_REPLACED_CODES.contains(element)) {
      return LossReason.DISPLAY_OF_REPLACED_CODE;
    }
    if (back.count(element) >= source.count(element)) {
      return LossReason.NEAREST_CODE;
    }
    if (isNameAlone(element, back)) {
      return LossReason.TEXT_ONLY;
    }
    return back.count(element) > 0 ? LossReason.ONLY_ONE : LossReason.NO_SUCH_ELEMENT;
  }

  private boolean isNameAlone(String element, Values back) {
    if (!element.endsWith(REFERENCE)) {
      return false;
    }
    var name = element.substring(0, element.length() - REFERENCE.length()) + DISPLAY;
    return source.count(name) > 0 && back.count(name) >= source.count(name);
  }

  List<Loss> losses() {
    return List.copyOf(losses);
  }
}
