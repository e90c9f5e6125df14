package nl.pzp.guard;

import java.util.regex.Pattern;

/** Resource ids as FHIR allows them (R4, section 2.24.0.1). */
public final class Ids {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  private Ids() {}

  /** Whether the text is a legal id. Only dots would be a path step. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches() && !text.chars().allMatch(c -> c == '.');
  }
}
