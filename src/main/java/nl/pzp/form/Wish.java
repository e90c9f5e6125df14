package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/** A chosen answer with its explanation; both absent when the question was not answered. */
public record Wish<C extends Enum<C>>(@Nullable C choice, @Nullable String comment) {

  public boolean isBlank() {
    return choice == null && comment == null;
  }

  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "Wish[" + choice + "]";
  }
}
