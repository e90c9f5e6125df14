package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** One telephone number of a contact person, as far as it was filled in. */
public record Phone(
    @Nullable String number,
    @Nullable PhoneType type,
    @Nullable PhoneUse use,
    @Nullable String comment) {
  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "Phone[" + type + "]";
  }
}
