package nl.pzp.careplan;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import nl.pzp.form.Concept;
import nl.pzp.form.PersonName;
import org.jspecify.annotations.Nullable;

/** Compares a name of the form with one that is known, part by part, without case and blanks. */
final class NameDifferences {

  enum Difference {
    /** The known name says something else. */
    OTHER,
    /** The known name does not have this part. */
    NOT_KNOWN
  }

  private NameDifferences() {}

  /**
   * What the form says that the known name does not, by question; nothing of what it leaves out.
   */
  static Map<Concept, Difference> between(PersonName said, PersonName known) {
    var found = new EnumMap<Concept, Difference>(Concept.class);
    compare(found, Concept.GIVEN_NAMES, said.givenNames(), known.givenNames());
    // One source keeps the prefix apart and another before the name: together they are the same.
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
