package nl.pzp.record.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Equivalent codes between a client and the record, such as categories of another FHIR version,
 * from a file with a line per code.
 */
public final class Synonyms {

  @JsonPropertyOrder({"type", "name", "asked", "found"})
  private record Line(
      @JsonProperty("type") String type,
      @JsonProperty("name") String name,
      @JsonProperty("asked") String asked,
      @JsonProperty("found") String found) {}

  private record Key(String type, String name, String asked) {}

  private final Map<Key, String> found = new HashMap<>();
  private final UnaryOperator<String> systems;

  private Synonyms(UnaryOperator<String> systems) {
    this.systems = systems;
  }

  /** No synonyms. */
  static Synonyms none() {
    return new Synonyms(system -> system);
  }

  /**
   * Reads the file: {@code asked} is {@code code} or {@code system|code}; {@code found} is a
   * comma-separated list of those. A code with system also matches without.
   *
   * @param systems the record's URL of a code system
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Synonyms read(Path file, UnaryOperator<String> systems) {
    var synonyms = new Synonyms(systems);
    var schema = CsvSchema.emptySchema().withHeader();
    try (var lines =
        new CsvMapper().readerFor(Line.class).with(schema).<Line>readValues(file.toFile())) {
      for (var line : lines.readAll()) {
        synonyms.add(line, line.asked());
        synonyms.add(line, line.asked().substring(line.asked().indexOf('|') + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return synonyms;
  }

  private void add(Line line, String asked) {
    found.put(new Key(line.type(), line.name(), asked), line.found());
  }

  /** The value of a token parameter as the record has it, alternatives and escapes still in it. */
  String inRecord(SearchParameter parameter, String raw) {
    return SearchText.split(raw, ',').stream()
        .map(part -> one(parameter, part))
        .collect(Collectors.joining(","));
  }

  private String one(SearchParameter parameter, String part) {
    var known = found.get(new Key(parameter.type(), parameter.name(), part));
    if (known != null) {
      return known;
    }
    int bar = part.indexOf('|');
    if (bar <= 0) {
      return part;
    }
    var renamed = systems.apply(part.substring(0, bar)) + part.substring(bar);
    return found.getOrDefault(new Key(parameter.type(), parameter.name(), renamed), renamed);
  }
}
