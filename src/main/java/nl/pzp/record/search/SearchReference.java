package nl.pzp.record.search;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Where a reference goes: to a resource of the record, or to an address elsewhere.
 *
 * @param type null when a search gave only an id
 * @param id null when it goes elsewhere
 * @param address as it was written, when it goes elsewhere
 */
record SearchReference(@Nullable String type, @Nullable String id, @Nullable String address) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
  private static final Pattern LOCAL =
      Pattern.compile("([A-Z][A-Za-z]{1,63})/([A-Za-z0-9\\-.]{1,64})(?:/_history/[0-9]{1,9})?");
  private static final Pattern ABSOLUTE = Pattern.compile("[a-z][a-z0-9+.\\-]*:\\S+");

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * A reference of a resource or of a search.
   *
   * @param bases our own addresses, without a slash at the end
   * @return empty when it is neither an id, nor {@code Type/id}, nor an address
   */
  static Optional<SearchReference> parse(String text, Set<String> bases) {
    if (isId(text)) {
      return Optional.of(new SearchReference(null, text, null));
    }
    var local = LOCAL.matcher(withoutBase(text, bases));
    if (local.matches()) {
      return Optional.of(new SearchReference(local.group(1), local.group(2), null));
    }
    return ABSOLUTE.matcher(text).matches()
        ? Optional.of(new SearchReference(null, null, text))
        : Optional.empty();
  }

  /** The reference that stands in a resource; one inside the resource itself goes nowhere. */
  static Optional<SearchReference> in(Base value, Set<String> bases) {
    return value instanceof Reference reference && reference.hasReference()
        ? parse(reference.getReference(), bases)
        : Optional.empty();
  }

  private static String withoutBase(String text, Set<String> bases) {
    for (var base : bases) {
      if (text.startsWith(base + "/")) {
        return text.substring(base.length() + 1);
      }
    }
    return text;
  }

  boolean isElsewhere() {
    return id == null;
  }

  /** The same reference, to this type. */
  SearchReference as(String targetType) {
    return new SearchReference(targetType, id, address);
  }

  /** Whether a reference in a resource goes where this search looks. */
  boolean covers(SearchReference other) {
    if (isElsewhere() || other.isElsewhere()) {
      return address != null && address.equals(other.address);
    }
    return id != null && id.equals(other.id) && (type == null || type.equals(other.type));
  }

  /** {@code Type/id}, or null when it goes elsewhere or has no type. */
  @Nullable String key() {
    return type == null || id == null ? null : type + "/" + id;
  }
}
