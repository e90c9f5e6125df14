package nl.pzp.careplan;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import nl.pzp.form.Concept;
import nl.pzp.form.PersonName;
import org.jspecify.annotations.Nullable;

/** Compares a name on the form with a recorded name, part by part, ignoring case and blanks. */
final class NameDifferences {

  enum Difference {
    /** The recorded name differs. */
    OTHER,
    /** The recorded name lacks this part. */
    NOT_KNOWN
  }

  private NameDifferences() {}

  /** Differences by question; ignores parts that the form leaves out. */
  static Map<Concept, Difference> between(PersonName said, PersonName known) {
    var found = new EnumMap<Concept, Difference>(Concept.class);
    compare(found, Concept.GIVEN_NAMES, said.givenNames(), known.givenNames());
    // Sources separate the prefix or put it before the family name; compare both parts joined.
    if (!isSame(said.family(), known.family())) {
      compare(found, Concept.NAME_PREFIX, said.prefix(), known.prefix());
      compare(found, Concept.FAMILY_NAME, said.familyName(), known.familyName());
    }
    return found;
  }

  private static void compare(
      Map<Concept, Difference> found, Concept part, @Nullable String said, @Nullable String known) {
    if (said != null && !isSame(said, known)) {
      found.put(part, known == null ? Difference.NOT_KNOWN : Difference.OTHER);
    }
  }

  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return one != null && other != null && seen(one).equals(seen(other));
  }

  private static String seen(String text) {
    return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }
}
