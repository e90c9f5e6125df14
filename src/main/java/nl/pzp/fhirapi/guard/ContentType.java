package nl.pzp.fhirapi.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.pzp.guard.GuardProblem;
import nl.pzp.intake.Door;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The format of a body. */
enum ContentType {
  JSON(Set.of("application/fhir+json", "application/json", "application/json+fhir", "text/json")),
  XML(Set.of("application/fhir+xml", "application/xml", "application/xml+fhir", "text/xml")),
  FORM(Set.of("application/x-www-form-urlencoded"));

  private final Set<String> names;

  ContentType(Set<String> names) {
    this.names = names;
  }

  /** The content type of this header; empty when it is not supported. */
  static Optional<ContentType> of(@Nullable String header) {
    return parsed(header)
        .flatMap(
            type -> {
              var name = type.getType() + "/" + type.getSubtype();
              for (var known : values()) {
                if (known.names.contains(name.toLowerCase(Locale.ROOT))) {
                  return Optional.of(known);
                }
              }
              return Optional.empty();
            });
  }

  /** The problem when the header's parameters ask for something unsupported. */
  static Optional<Problem> refusedBy(Door door, boolean takesAnyVersion, @Nullable String header) {
    var type = parsed(header);
    var charset = type.map(t -> t.getParameter("charset"));
    if (charset.isPresent() && !unquoted(charset.get()).equalsIgnoreCase("utf-8")) {
      return Optional.of(Problem.of(GuardProblem.CONTENT_TYPE_NOT_SERVED));
    }
    return type.map(t -> t.getParameter("fhirVersion"))
        .filter(
            version ->
                Arrays.stream(Door.values())
                    .filter(each -> takesAnyVersion || each == door)
                    .noneMatch(each -> each.speaks(unquoted(version))))
        .map(version -> otherVersion(door));
  }

  private static Problem otherVersion(Door door) {
    var other = door == Door.R4 ? Door.STU3 : Door.R4;
    return Problem.of(GuardProblem.OTHER_FHIR_VERSION)
        .with("here", door.title())
        .with("other", other.title())
        .with("door", other.path());
  }

  private static Optional<MimeType> parsed(@Nullable String header) {
    try {
      return header == null ? Optional.empty() : Optional.of(MimeTypeUtils.parseMimeType(header));
    } catch (InvalidMimeTypeException e) {
      return Optional.empty();
    }
  }

  private static String unquoted(String text) {
    return text.replace("\"", "").strip();
  }
}
