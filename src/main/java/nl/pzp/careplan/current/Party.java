package nl.pzp.careplan.current;

import org.jspecify.annotations.Nullable;

/**
 * Somebody with whom something was agreed.
 *
 * @param reference as the statement has it, such as {@code PractitionerRole/1}
 * @param name absent when nobody in the record is known by it
 * @param organisation for which a professional acted, absent when it is not known
 */
public record Party(
    Kind kind, String reference, @Nullable String name, @Nullable String organisation) {

  /** In what capacity. */
  public enum Kind {
    PATIENT,
    REPRESENTATIVE,
    CONTACT,
    PROFESSIONAL,
    OTHER
  }

  // A name does not belong in a log.
  @Override
  public String toString() {
    return kind + " " + reference;
  }
}
