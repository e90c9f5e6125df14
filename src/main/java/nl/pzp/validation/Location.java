package nl.pzp.validation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The validator's location of a finding.
 *
 * @param expression FHIRPath from the outermost resource
 * @param within FHIRPath from the innermost resource, such as {@code Patient.name[0]} for a Patient
 *     in a Bundle
 */
record Location(String expression, String within) {

  /** The validator notes type and id of a resource in a comment; ids stay out of problems. */
  private static final Pattern NOTE = Pattern.compile("/\\*([A-Za-z]*)/[^*]*\\*/");

  private static final Pattern STEP =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9]{0,63}(\\[(x|\\d{1,6})])?(\\([A-Za-z]{1,64}\\))?(:[A-Za-z0-9_-]{1,64})?");

  static Location of(@Nullable String given) {
    var text = given == null ? "" : given;
    var within = text;
    var note = NOTE.matcher(text);
    while (note.find()) {
      within = note.group(1) + NOTE.matcher(text.substring(note.end())).replaceAll("");
    }
    return new Location(plain(NOTE.matcher(text).replaceAll("")), plain(within));
  }

  boolean isKnown() {
    return !expression.isEmpty();
  }

  /** The steps that are names of elements; a step that is not, and all after it, is cut off. */
  private static String plain(String path) {
    var plain = new StringBuilder();
    for (var step : path.split("\\.", -1)) {
      if (!STEP.matcher(step).matches()) {
        break;
      }
      plain.append(plain.isEmpty() ? "" : ".").append(step);
    }
    return plain.toString();
  }
}
