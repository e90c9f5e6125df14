package nl.pzp.record.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.pzp.record.StoredResource;
import nl.pzp.record.search.Lookup.ByIdentifiers;
import nl.pzp.record.search.Lookup.ByIds;
import nl.pzp.record.search.Lookup.ByReferences;

/** Finds professionals and organisations by identifying values. */
final class Lookups {

  /** Maximum number of resources that a search by reference scans. */
  static final int SCAN_LIMIT = 1000;

  private final SearchSource source;

  Lookups(SearchSource source) {
    this.source = source;
  }

  /** Candidates, on which all conditions are still to be tried; empty when there are too many. */
  Optional<List<ResultEntry>> find(SearchQuery query) {
    var type = query.type().name();
    for (var lookup : query.lookups()) {
      if (lookup instanceof ByIds byIds) {
        return Optional.of(
            entries(byIds.ids().stream().flatMap(id -> source.read(type, id).stream())));
      }
      if (lookup instanceof ByIdentifiers byIdentifiers) {
        return Optional.of(
            entries(
                byIdentifiers.identifiers().stream()
                    .flatMap(id -> source.byIdentifier(type, id.system(), id.value()).stream())));
      }
    }
    return scan(type, query.lookups());
  }

  private Optional<List<ResultEntry>> scan(String type, List<Lookup> lookups) {
    var all = source.withoutPerson(type, SCAN_LIMIT);
    if (all.size() >= SCAN_LIMIT) {
      return Optional.empty();
    }
    Predicate<StoredResource> mayRefer =
        stored ->
            lookups.stream()
                .allMatch(
                    lookup ->
                        lookup instanceof ByReferences references
                            && references.ids().stream().anyMatch(stored.json()::contains));
    return Optional.of(entries(all.stream().filter(mayRefer)));
  }

  private static List<ResultEntry> entries(Stream<StoredResource> found) {
    var entries = new LinkedHashMap<String, ResultEntry>();
    found
        .filter(stored -> !stored.deleted() && stored.person() == null)
        .map(ResultEntry::new)
        .forEach(entry -> entries.putIfAbsent(entry.key(), entry));
    return List.copyOf(entries.values());
  }
}
