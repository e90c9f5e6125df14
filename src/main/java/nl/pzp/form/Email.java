package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** One e-mail address of a contact person, as far as it was filled in. */
public record Email(@Nullable String address, @Nullable EmailUse use) {
  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "Email[" + use + "]";
  }
}
