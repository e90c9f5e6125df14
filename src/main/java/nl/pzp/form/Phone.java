package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** A telephone number of a contact person, possibly incomplete. */
public record Phone(
    @Nullable String number,
    @Nullable PhoneType type,
    @Nullable PhoneUse use,
    @Nullable String comment) {
  // Masked: a number must not reach a log.
  @Override
  public String toString() {
    return "Phone[" + type + "]";
  }
}
