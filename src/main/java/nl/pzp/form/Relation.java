package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * A relationship with the patient.
 *
 * @param other free text when it is {@link Relationship#OTHER}
 */
public record Relation(Relationship relationship, @Nullable String other) {
  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "Relation[" + relationship + "]";
  }
}
