package nl.pzp.record.search;

import java.util.Optional;
import java.util.Set;

/**
 * A canonical, such as the URL of the form.
 *
 * @param version empty without one
 */
record SearchCanonical(String address, Optional<String> version) {

  static SearchCanonical of(String text) {
    var bar = text.lastIndexOf('|');
    return bar < 0
        ? new SearchCanonical(text, Optional.empty())
        : new SearchCanonical(text.substring(0, bar), Optional.of(text.substring(bar + 1)));
  }

  /** One alternative of a parameter's value; empty when it is no address. */
  static Optional<SearchCanonical> parse(String raw) {
    return Optional.of(of(SearchText.unescape(raw)))
        .filter(canonical -> canonical.address.contains(":"))
        .filter(canonical -> canonical.version.filter(String::isBlank).isEmpty());
  }

  /**
   * Whether a resource's canonical matches: any version if none is requested, under any published
   * URL of the definition.
   */
  boolean covers(String theirs, Set<String> published) {
    var other = of(theirs);
    return (version.isEmpty() || version.equals(other.version))
        && (address.equals(other.address)
            || (published.contains(address) && published.contains(other.address)));
  }
}
