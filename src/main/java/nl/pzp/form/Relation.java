package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * A relationship with the patient.
 *
 * @param other the words of the form when it is {@link Relationship#OTHER}
 */
public record Relation(Relationship relationship, @Nullable String other) {
  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "Relation[" + relationship + "]";
  }
}
