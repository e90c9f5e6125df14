package nl.pzp.careplan.current;

import java.util.Locale;
import nl.pzp.terminology.Profiles;

/**
 * The URLs and codes of {@code currentplan-codes.yaml}.
 *
 * @param ownSource source URI of the adapter's own resources
 */
public record PlanVocabulary(
    String ownSource,
    String stateExtension,
    String planProfile,
    String planSystem,
    String issueProfile,
    String issueSystem,
    String followUpProfile,
    String careSystem,
    String resolveConflict,
    String issueResolved,
    String emptySystem,
    String emptyReason) {

  public static PlanVocabulary read(Profiles profiles) {
    return profiles.yaml("currentplan-codes.yaml", PlanVocabulary.class);
  }

  /** A constant in the spelling of the region's code systems. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
