package nl.pzp.guard;

import java.util.regex.Pattern;

/** What FHIR allows as the id of a resource (R4, section 2.24.0.1). */
public final class Ids {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  private Ids() {}

  /** Whether the text may be an id; one of dots alone would be a step in a path. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches() && !text.chars().allMatch(c -> c == '.');
  }
}
