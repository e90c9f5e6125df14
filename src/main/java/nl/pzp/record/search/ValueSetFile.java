package nl.pzp.record.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The value sets of {@code profiles/valuesets.csv}: each a name, its canonicals and its codes. */
public final class ValueSetFile implements ValueSets {

  /** A line gives a set one more canonical, or one more code. */
  private record Line(
      @JsonProperty("set") String set,
      @JsonProperty("canonical") String canonical,
      @JsonProperty("system") String system,
      @JsonProperty("code") String code) {}

  private final Map<String, Set<SearchToken>> codesByCanonical;

  private ValueSetFile(Map<String, Set<SearchToken>> codesByCanonical) {
    this.codesByCanonical = codesByCanonical;
  }

  /**
   * Reads the file once.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public static ValueSetFile read(Path file) {
    var codes = new HashMap<String, Set<SearchToken>>();
    var canonicals = new TreeMap<String, String>();
    var schema = CsvSchema.emptySchema().withHeader();
    try (var lines =
        new CsvMapper().readerFor(Line.class).with(schema).<Line>readValues(file.toFile())) {
      while (lines.hasNextValue()) {
        var line = lines.nextValue();
        if (line.canonical().isEmpty()) {
          codes
              .computeIfAbsent(line.set(), set -> new HashSet<>())
              .add(SearchToken.of(line.system(), line.code()));
        } else {
          canonicals.put(line.canonical(), line.set());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var all = new TreeMap<String, Set<SearchToken>>();
    canonicals.forEach(
        (canonical, set) -> all.put(canonical, Set.copyOf(codes.getOrDefault(set, Set.of()))));
    return new ValueSetFile(all);
  }

  @Override
  public Optional<Set<SearchToken>> codesOf(String canonical) {
    return Optional.ofNullable(codesByCanonical.get(canonical));
  }

  @Override
  public SortedSet<String> canonicals() {
    return new TreeSet<>(codesByCanonical.keySet());
  }
}
