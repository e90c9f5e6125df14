package nl.pzp.form;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name in the three parts that the form asks; each absent when it was not filled in. */
public record PersonName(
    @Nullable String givenNames, @Nullable String prefix, @Nullable String familyName) {

  public static final PersonName NONE = new PersonName(null, null, null);

  public boolean isBlank() {
    return givenNames == null && prefix == null && familyName == null;
  }

  /**
   * Prefix and family name as one, the way FHIR's {@code family} wants it; absent without either.
   */
  public @Nullable String family() {
    return joined(prefix, familyName);
  }

  /** The whole name as a person reads it; absent when nothing was filled in. */
  public @Nullable String text() {
    return joined(givenNames, prefix, familyName);
  }

  private static @Nullable String joined(@Nullable String... parts) {
    var text = Stream.of(parts).filter(part -> part != null).collect(Collectors.joining(" "));
    return text.isEmpty() ? null : text;
  }

  @Override
  public String toString() {
    return "PersonName[masked]";
  }
}
