package nl.pzp.record.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.pzp.record.search.SearchParameter.Finds;
import nl.pzp.record.search.SearchParameter.Inclusion;

/** The search parameters per resource type, from {@code profiles/search.csv}. */
public final class SearchParameters {

  private static final String EVERY_TYPE = "*";

  /** Columns of the file; values within a field are separated by spaces. */
  @JsonPropertyOrder({
    "type",
    "name",
    "kind",
    "path",
    "finds",
    "targets",
    "include",
    "chains",
    "aliases",
    "spellings",
    "releases"
  })
  private record Line(
      @JsonProperty("type") String type,
      @JsonProperty("name") String name,
      @JsonProperty("kind") String kind,
      @JsonProperty("path") String path,
      @JsonProperty("finds") String finds,
      @JsonProperty("targets") String targets,
      @JsonProperty("include") String include,
      @JsonProperty("chains") String chains,
      @JsonProperty("aliases") String aliases,
      @JsonProperty("spellings") String spellings,
      @JsonProperty("releases") String releases) {

    SearchParameter parameterOf(String resourceType) {
      return new SearchParameter(
          resourceType,
          name,
          SearchKind.of(kind),
          words(path).stream().map(ElementPath::of).toList(),
          switch (finds) {
            case "person" -> Finds.PERSON;
            case "resources" -> Finds.RESOURCES;
            case "" -> Finds.NOTHING;
            default -> throw unreadable("finds", finds);
          },
          Set.copyOf(words(targets)),
          switch (include) {
            case "yes" -> Inclusion.FROM_MATCHES;
            case "always" -> Inclusion.ALWAYS;
            case "iterate" -> Inclusion.ITERATE;
            case "" -> Inclusion.NO;
            default -> throw unreadable("include", include);
          },
          Set.copyOf(words(chains)),
          Set.copyOf(words(aliases)),
          Set.copyOf(words(spellings)),
          Set.copyOf(words(releases)));
    }

    private IllegalStateException unreadable(String column, String value) {
      return new IllegalStateException(
          "search.csv, " + type + "." + name + ": " + column + " cannot be '" + value + "'");
    }

    private static List<String> words(String text) {
      return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }
  }

  private final Map<String, SearchType> types;

  private SearchParameters(Map<String, SearchType> types) {
    this.types = types;
  }

  /**
   * Reads the file; a line for a type precedes one for all types ({@code *}).
   *
   * @throws UncheckedIOException when the file cannot be read
   * @throws IllegalStateException when a line has an unknown or duplicate name
   */
  public static SearchParameters read(Path file) {
    var lines = linesOf(file);
    var general = lines.stream().filter(line -> line.type().equals(EVERY_TYPE)).toList();
    var types = new TreeMap<String, SearchType>();
    lines.stream()
        .filter(line -> !line.type().equals(EVERY_TYPE))
        .collect(Collectors.groupingBy(Line::type))
        .forEach((type, own) -> types.put(type, typeOf(type, general, own)));
    return new SearchParameters(types);
  }

  private static List<Line> linesOf(Path file) {
    var schema = CsvSchema.emptySchema().withHeader();
    try (var lines =
        new CsvMapper().readerFor(Line.class).with(schema).<Line>readValues(file.toFile())) {
      return lines.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SearchType typeOf(String type, List<Line> general, List<Line> own) {
    var parameters = new LinkedHashMap<String, SearchParameter>();
    for (var line : own) {
      if (parameters.put(line.name(), line.parameterOf(type)) != null) {
        throw new IllegalStateException("search.csv names " + type + "." + line.name() + " twice");
      }
    }
    for (var line : general) {
      parameters.putIfAbsent(line.name(), line.parameterOf(type));
    }
    return new SearchType(type, List.copyOf(parameters.values()));
  }

  /** The types that can be searched, in alphabetical order. */
  public Set<String> types() {
    return types.keySet();
  }

  /** The values that {@code _include:iterate} may have. */
  List<String> iterated() {
    return types.values().stream()
        .flatMap(type -> type.parameters().stream())
        .filter(parameter -> parameter.include() == Inclusion.ITERATE)
        .map(SearchParameter::includeName)
        .toList();
  }

  /** The searchable parameters of a type; empty when it is not searchable. */
  public Optional<SearchType> of(String type) {
    return Optional.ofNullable(types.get(type));
  }
}
