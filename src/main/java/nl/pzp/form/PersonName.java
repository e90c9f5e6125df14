package nl.pzp.form;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name in the form's three parts; null when not answered. */
public record PersonName(
    @Nullable String givenNames, @Nullable String prefix, @Nullable String familyName) {

  public static final PersonName NONE = new PersonName(null, null, null);

  public boolean isBlank() {
    return givenNames == null && prefix == null && familyName == null;
  }

  /** Prefix and family name, as FHIR's {@code family} requires; null without either. */
  public @Nullable String family() {
    return joined(prefix, familyName);
  }

  /** The full display name; null without any part. */
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
