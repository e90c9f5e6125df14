package nl.pzp.record.search;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Target of a reference: a resource of the record, or an external URL.
 *
 * @param type null when a search gave only an id
 * @param id null for an external target
 * @param address the external URL as received
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

  /** The target of a resource's reference; empty for a contained resource. */
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

  /** Whether a resource's reference matches this one. */
  boolean covers(SearchReference other) {
    if (isElsewhere() || other.isElsewhere()) {
      return address != null && address.equals(other.address);
    }
    return id != null && id.equals(other.id) && (type == null || type.equals(other.type));
  }

  /** {@code Type/id}; null for an external or untyped target. */
  @Nullable String key() {
    return type == null || id == null ? null : type + "/" + id;
  }
}
