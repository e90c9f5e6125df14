package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * A contact person's role.
 *
 * @param other free text when the role is {@link ContactRole#OTHER}
 */
public record Capacity(ContactRole role, @Nullable String other) {
  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "Capacity[" + role + "]";
  }
}
