package nl.pzp.record.search;

import java.util.Optional;
import java.util.Set;

/**
 * The address of a definition, such as the form that was filled in.
 *
 * @param version empty when none is named
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
   * Whether a resource names what is meant: any version when none is asked, under any of the
   * addresses at which the same definition was published.
   */
  boolean covers(String theirs, Set<String> published) {
    var other = of(theirs);
    return (version.isEmpty() || version.equals(other.version))
        && (address.equals(other.address)
            || (published.contains(address) && published.contains(other.address)));
  }
}
