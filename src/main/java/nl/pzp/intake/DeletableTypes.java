package nl.pzp.intake;

import java.util.Set;

/**
 * Which types of resource a sender may delete. A Patient, a form, a statement and a contradiction
 * stay: they end with a new version or a status.
 */
public final class DeletableTypes {

  private static final Set<String> NEVER =
      Set.of("Patient", "QuestionnaireResponse", "Provenance", "DetectedIssue");

  private DeletableTypes() {}

  /** Whether a sender may delete resources of this type. */
  public static boolean contains(String type) {
    return !NEVER.contains(type);
  }
}
