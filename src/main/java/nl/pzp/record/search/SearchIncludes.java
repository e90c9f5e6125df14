package nl.pzp.record.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Adds resources to which matches refer, recursively for {@code _include:iterate}. Excludes
 * resources outside the scope.
 */
final class SearchIncludes {

  private final List<SearchInclude> includes;
  private final Set<String> bases;

  SearchIncludes(List<SearchInclude> includes, Set<String> bases) {
    this.includes = includes;
    this.bases = bases;
  }

  /** Distinct, in order of discovery, without the matches. */
  List<ResultEntry> of(List<ResultEntry> matches, SearchScope scope) {
    var brought = new LinkedHashMap<String, ResultEntry>();
    var seen = new HashSet<String>();
    matches.forEach(match -> seen.add(match.key()));
    var from = matches;
    var firstRound = true;
    while (!from.isEmpty()) {
      var next = new ArrayList<ResultEntry>();
      for (var include : includes) {
        if (firstRound || include.iterate()) {
          from.stream()
              .filter(entry -> entry.stored().type().equals(include.parameter().type()))
              .flatMap(entry -> targetsOf(include, entry, scope))
              .filter(entry -> seen.add(entry.key()))
              .forEach(next::add);
        }
      }
      next.forEach(entry -> brought.put(entry.key(), entry));
      from = next;
      firstRound = false;
    }
    return List.copyOf(brought.values());
  }

  private Stream<ResultEntry> targetsOf(
      SearchInclude include, ResultEntry entry, SearchScope scope) {
    return include.parameter().valuesOf(entry).stream()
        .flatMap(value -> SearchReference.in(value, bases).stream())
        .filter(reference -> include.targets().contains(reference.type()))
        .flatMap(reference -> scope.follow(reference).stream());
  }
}
