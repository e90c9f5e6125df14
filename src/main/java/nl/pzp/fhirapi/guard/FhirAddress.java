package nl.pzp.fhirapi.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.pzp.guard.Ids;
import nl.pzp.security.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * A request as its method and path alone describe it (R4, section 3.1.0).
 *
 * @param resourceType null for the whole system
 * @param takesAnyVersion whether the door accepts a message of any FHIR version here
 */
record FhirAddress(
    Interaction interaction,
    @Nullable String resourceType,
    boolean takesAnyVersion,
    boolean hasId) {

  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
  private static final Pattern OPERATION = Pattern.compile("\\$[a-z][a-z\\-]{1,63}");
  private static final String HISTORY = "_history";
  private static final String CONVERT = "$convert";

  /**
   * Reads a method and path.
   *
   * @param path as sent, relative to the door, without decoding
   * @return empty when it is not a FHIR path; a path with encoded characters or steps such as
   *     {@code ..} never is
   */
  static Optional<FhirAddress> of(String method, String path) {
    var trimmed = path.replaceFirst("^/", "").replaceFirst("/$", "");
    var segments = trimmed.isEmpty() ? List.<String>of() : Arrays.asList(trimmed.split("/", -1));
    return segments.isEmpty()
        ? Optional.of(new FhirAddress(Interaction.TRANSACTION, null, false, false))
        : system(segments).or(() -> type(method, segments));
  }

  /** Whether the method changes one resource and the address names only its type. */
  boolean lacksId(String method) {
    return !hasId
        && resourceType != null
        && (method.equals("DELETE") || method.equals("PUT") || method.equals("PATCH"));
  }

  /** Whether a write by this method is offered at an address of this form. */
  boolean isWrittenBy(String method) {
    return resourceType == null ? method.equals("POST") : !(method.equals("POST") && hasId);
  }

  private static Optional<FhirAddress> system(List<String> segments) {
    var only = segments.size() == 1 ? segments.get(0) : "";
    if (only.equals("metadata")) {
      return Optional.of(new FhirAddress(Interaction.CAPABILITIES, null, false, false));
    }
    return switch (only) {
      case "_search" -> Optional.of(new FhirAddress(Interaction.SEARCH, null, false, false));
      case HISTORY -> Optional.of(new FhirAddress(Interaction.HISTORY, null, false, false));
      default ->
          OPERATION.matcher(only).matches()
              ? Optional.of(
                  new FhirAddress(Interaction.OPERATION, null, only.equals(CONVERT), false))
              : Optional.empty();
    };
  }

  private static Optional<FhirAddress> type(String method, List<String> segments) {
    var type = segments.get(0);
    if (!TYPE.matcher(type).matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            switch (segments.size()) {
              case 1 -> onType(method);
              case 2 -> onTypeOrInstance(method, segments.get(1));
              case 3 -> onInstance(segments);
              case 4 -> version(segments);
              default -> null;
            })
        .map(interaction -> new FhirAddress(interaction, type, false, segments.size() > 1));
  }

  private static Interaction onType(String method) {
    return switch (method) {
      case "POST" -> Interaction.CREATE;
      case "PUT", "PATCH" -> Interaction.UPDATE;
      case "DELETE" -> Interaction.DELETE;
      default -> Interaction.SEARCH;
    };
  }

  private static @Nullable Interaction onTypeOrInstance(String method, String segment) {
    if (segment.equals("_search")) {
      return Interaction.SEARCH;
    }
    if (segment.equals(HISTORY)) {
      return Interaction.HISTORY;
    }
    if (OPERATION.matcher(segment).matches()) {
      return Interaction.OPERATION;
    }
    if (!Ids.isId(segment)) {
      return null;
    }
    return switch (method) {
      case "POST" -> Interaction.CREATE;
      case "PUT", "PATCH" -> Interaction.UPDATE;
      case "DELETE" -> Interaction.DELETE;
      default -> Interaction.READ;
    };
  }

  private static @Nullable Interaction onInstance(List<String> segments) {
    if (!Ids.isId(segments.get(1))) {
      return null;
    }
    if (segments.get(2).equals(HISTORY)) {
      return Interaction.HISTORY;
    }
    return OPERATION.matcher(segments.get(2)).matches() ? Interaction.OPERATION : null;
  }

  private static @Nullable Interaction version(List<String> segments) {
    return Ids.isId(segments.get(1)) && segments.get(2).equals(HISTORY) && Ids.isId(segments.get(3))
        ? Interaction.VREAD
        : null;
  }
}
