package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * A capacity in which somebody acts for the patient.
 *
 * @param other the words of the form when it is {@link ContactRole#OTHER}
 */
public record Capacity(ContactRole role, @Nullable String other) {
  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "Capacity[" + role + "]";
  }
}
