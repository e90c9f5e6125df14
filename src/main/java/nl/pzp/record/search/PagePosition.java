package nl.pzp.record.search;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A position in the sorted matches: the {@code _sort} keys, then lastUpdated, then id. A page
 * starts after a position instead of an offset, so that changes between pages are seen later and
 * never skipped.
 *
 * @param moments one per sort key; empty where the resource has no value
 */
record PagePosition(List<Optional<Instant>> moments, Instant lastUpdated, String id) {

  private static final String SEPARATOR = "~";
  private static final String NONE = "-";

  PagePosition {
    moments = List.copyOf(moments);
  }

  /** The comparator for these sort keys; resources without value come last in both directions. */
  static Comparator<PagePosition> by(List<ResultOrder> order) {
    var comparator =
        Comparator.comparing(PagePosition::lastUpdated).thenComparing(PagePosition::id);
    for (int i = order.size() - 1; i >= 0; i--) {
      comparator = byMoment(i, order.get(i).descending()).thenComparing(comparator);
    }
    return comparator;
  }

  private static Comparator<PagePosition> byMoment(int key, boolean descending) {
    var moments =
        descending ? Comparator.<Instant>reverseOrder() : Comparator.<Instant>naturalOrder();
    return Comparator.comparing(
        position -> position.moments.get(key).orElse(null), Comparator.nullsLast(moments));
  }

  /** As the address of the next page carries it. */
  String token() {
    var parts = new ArrayList<String>();
    moments.forEach(moment -> parts.add(moment.map(Instant::toString).orElse(NONE)));
    parts.add(lastUpdated.toString());
    parts.add(id);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
  }

  /** Parses a token; empty when it does not fit this order. */
  static Optional<PagePosition> parse(String token, int keys) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      var parts = Arrays.asList(text.split(SEPARATOR, -1));
      if (parts.size() != keys + 2 || !SearchReference.isId(parts.get(keys + 1))) {
        return Optional.empty();
      }
      return Optional.of(
          new PagePosition(
              parts.subList(0, keys).stream().map(PagePosition::moment).toList(),
              Instant.parse(parts.get(keys)),
              parts.get(keys + 1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(text));
  }
}
