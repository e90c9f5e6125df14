package nl.pzp.careplan.current;

import org.jspecify.annotations.Nullable;

/**
 * A party to an agreement.
 *
 * @param reference as in the statement, such as {@code PractitionerRole/1}
 * @param name null when the record lacks it
 * @param organisation of a professional; null when unknown
 */
public record Party(
    Kind kind, String reference, @Nullable String name, @Nullable String organisation) {

  /** Role of the party. */
  public enum Kind {
    PATIENT,
    REPRESENTATIVE,
    CONTACT,
    PROFESSIONAL,
    OTHER
  }

  // Masked: a name must not reach a log.
  @Override
  public String toString() {
    return kind + " " + reference;
  }
}
