package nl.pzp.record.search;

import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A searched code or identifier (FHIR R4, search, token): {@code code}, {@code system|code}, {@code
 * |code} or {@code system|}.
 *
 * @param system null for any system, empty for none
 * @param code null for any code of the system
 */
public record SearchToken(@Nullable String system, @Nullable String code) {

  private static final char BAR = '|';

  public static SearchToken of(String system, String code) {
    return new SearchToken(system, code);
  }

  /** One alternative of a parameter's value, escapes still in it; empty when it is no token. */
  static Optional<SearchToken> parse(String raw) {
    var parts = SearchText.split(raw, BAR).stream().map(SearchText::unescape).toList();
    return switch (parts.size()) {
      case 1 -> parts.get(0).isBlank() ? Optional.empty() : some(null, parts.get(0));
      case 2 -> {
        var system = parts.get(0);
        var code = parts.get(1);
        if (code.isBlank()) {
          yield system.isBlank() ? Optional.empty() : some(system, null);
        }
        yield some(system, code);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<SearchToken> some(@Nullable String system, @Nullable String code) {
    return Optional.of(new SearchToken(system, code));
  }

  /** Whether a coded value or identifier matches; ignores texts of a concept. */
  boolean matches(Base value) {
    if (value instanceof CodeableConcept concept) {
      return concept.getCoding().stream().anyMatch(c -> is(c.getSystem(), c.getCode()));
    }
    if (value instanceof Coding coding) {
      return is(coding.getSystem(), coding.getCode());
    }
    if (value instanceof Identifier identifier) {
      return is(identifier.getSystem(), identifier.getValue());
    }
    if (value instanceof Enumeration<?> code) {
      return is(code.getSystem(), code.getCode());
    }
    if (value instanceof CodeType code) {
      return is(code.getSystem(), code.getCode());
    }
    return value.isPrimitive() && is(null, value.primitiveValue());
  }

  // Codes are compared whatever their case, as R4 asks of a server that does not know whether the
  // code system minds: too much is safer than too little. Systems are addresses, and exact.
  private boolean is(@Nullable String theirSystem, @Nullable String theirCode) {
    if (system != null && !system.equals(theirSystem == null ? "" : theirSystem)) {
      return false;
    }
    return code == null ? theirCode != null : code.equalsIgnoreCase(theirCode);
  }

  /** Without the code, which may be an identifier of a patient. */
  @Override
  public String toString() {
    return "SearchToken[" + (system == null ? "" : system + "|") + "...]";
  }
}
