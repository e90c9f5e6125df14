package nl.pzp.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Whether a birth date contradicts the one that is known of a person. Unknown contradicts nothing,
 * a year or a month agrees with each date inside it, and a source may correct its own statement.
 */
public final class BirthDateRule {

  private static final Set<String> PATIENT = Set.of("Patient");

  private BirthDateRule() {}

  /** Whether two dates can be of one person; each is a FHIR date, or null when unknown. */
  public static boolean agree(@Nullable String one, @Nullable String other) {
    return one == null
        || other == null
        || one.isEmpty()
        || other.isEmpty()
        || one.startsWith(other)
        || other.startsWith(one);
  }

  /** Whether a Patient of no source yet contradicts the date of this person. */
  public static boolean contradicts(@Nullable String stated, PersonResources known) {
    return contradicts(stated, known, version -> false);
  }

  /**
   * Whether a date contradicts the newest one that others stated.
   *
   * @param own picks the statements that the sender may correct: with one of them it contradicts
   *     nothing
   */
  static boolean contradicts(
      @Nullable String stated, PersonResources known, Predicate<ParsedVersion> own) {
    if (stated == null) {
      return false;
    }
    var dates = dated(known);
    return dates.stream().noneMatch(own)
        && dates.stream()
            .max(Comparator.comparing(version -> version.version().lastUpdated()))
            .map(newest -> born((Patient) newest.resource()))
            .filter(newest -> !agree(stated, newest))
            .isPresent();
  }

  // The Patient that a form made repeats the date of another source.
  private static List<ParsedVersion> dated(PersonResources known) {
    return known.versions(PATIENT).stream()
        .filter(version -> born((Patient) version.resource()) != null)
        .filter(version -> !ShownPatient.isFromForm((Patient) version.resource()))
        .toList();
  }

  /** The birth date of a Patient as FHIR writes it, or null when it has none. */
  static @Nullable String born(Patient patient) {
    return patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : null;
  }
}
