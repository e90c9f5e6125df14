package nl.pzp.record.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.pzp.record.search.SearchDate.Range;

/** Puts matches in order and cuts a page out of them. */
final class ResultPages {

  /**
   * One page.
   *
   * @param next the place after which the next page begins; empty on the last
   */
  record Page(List<ResultEntry> entries, Optional<PagePosition> next) {}

  private record Placed(ResultEntry entry, PagePosition position) {}

  private final List<ResultOrder> order;
  private final ZoneId zone;

  ResultPages(List<ResultOrder> order, ZoneId zone) {
    this.order = order;
    this.zone = zone;
  }

  Page page(List<ResultEntry> matches, Optional<PagePosition> after, int count) {
    var comparator = PagePosition.by(order);
    var rest =
        matches.stream()
            .map(entry -> new Placed(entry, positionOf(entry)))
            .filter(p -> after.isEmpty() || comparator.compare(p.position(), after.get()) > 0)
            .sorted(Comparator.comparing(Placed::position, comparator))
            .toList();
    var page = rest.subList(0, Math.min(count, rest.size()));
    return new Page(
        page.stream().map(Placed::entry).toList(),
        rest.size() > count ? Optional.of(page.get(page.size() - 1).position()) : Optional.empty());
  }

  private PagePosition positionOf(ResultEntry entry) {
    return new PagePosition(
        order.stream().map(key -> momentOf(key, entry)).toList(),
        entry.stored().lastUpdated(),
        entry.stored().id());
  }

  private Optional<Instant> momentOf(ResultOrder key, ResultEntry entry) {
    var ranges =
        key.parameter().valuesOf(entry).stream().flatMap(value -> SearchDate.rangesOf(value, zone));
    return key.descending()
        ? ranges.map(Range::high).max(Comparator.naturalOrder())
        : ranges.map(Range::low).min(Comparator.naturalOrder());
  }
}
