package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** An e-mail address of a contact person, possibly incomplete. */
public record Email(@Nullable String address, @Nullable EmailUse use) {
  // Masked: an address must not reach a log.
  @Override
  public String toString() {
    return "Email[" + use + "]";
  }
}
