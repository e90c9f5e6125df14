package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** A choice with its comment; both null when not answered. */
public record Wish<C extends Enum<C>>(@Nullable C choice, @Nullable String comment) {

  public boolean isBlank() {
    return choice == null && comment == null;
  }

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "Wish[" + choice + "]";
  }
}
