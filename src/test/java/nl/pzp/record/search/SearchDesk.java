package nl.pzp.record.search;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.pzp.problem.Problem;
import nl.pzp.record.search.SearchResult.Found;

/** Runs searches from a URL, with the project's own parameters and value sets. */
final class SearchDesk {

  static final SearchParameters PARAMETERS = SearchParameters.read(Path.of("profiles/search.csv"));
  static final SearchSettings SETTINGS =
      new SearchSettings(
          Set.of("https://fhir.example.nl/r4/", "http://127.0.0.1:8080/fhir/r4"),
          Set.of(SearchPeople.BSN_SYSTEM, "urn:oid:2.16.840.1.113883.2.4.6.3"),
          ZoneId.of("Europe/Amsterdam"));
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-04-01T12:00:00Z"), ZoneId.of("Europe/Amsterdam"));

  private final QueryReader reader =
      new QueryReader(
          PARAMETERS, ValueSetFile.read(Path.of("profiles/valuesets.csv")), SETTINGS, CLOCK);
  private final Search search;

  SearchDesk(SearchSource source) {
    this.search = new Search(source, PARAMETERS, SETTINGS);
  }

  /** Asks {@code Type?name=value&...}, escaped or not. */
  SearchResult ask(String address) {
    return search.find(read(address, false));
  }

  SearchResult askLeniently(String address) {
    return search.find(read(address, true));
  }

  SearchResult ask(String type, Map<String, List<String>> parameters) {
    return search.find(reader.read(type, parameters, false));
  }

  SearchResult askLeniently(String type, Map<String, List<String>> parameters) {
    return search.find(reader.read(type, parameters, true));
  }

  SearchQuery read(String address, boolean lenient) {
    var parts = address.split("\\?", 2);
    return reader.read(parts[0], parametersOf(parts.length == 1 ? "" : parts[1]), lenient);
  }

  SearchSubject subjectOf(String address) {
    return search.subjectOf(read(address, false));
  }

  private static Map<String, List<String>> parametersOf(String query) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (var pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static List<String> ids(List<Found> found) {
    return found.stream().map(f -> f.stored().id()).toList();
  }

  static List<String> references(List<Found> found) {
    return found.stream().map(f -> f.stored().type() + "/" + f.stored().id()).toList();
  }

  static List<String> codes(SearchResult result) {
    return result.problems().stream().map(Problem::code).map(code -> code.toString()).toList();
  }
}
