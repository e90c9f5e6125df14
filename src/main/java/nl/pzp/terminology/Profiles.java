package nl.pzp.terminology;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder with everything that is data: packs, systems, concept maps, texts. */
public final class Profiles {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final CsvMapper CSV = new CsvMapper();

  private final Path folder;

  private Profiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The profiles in this folder.
   *
   * @throws IllegalArgumentException when there is no such folder
   */
  public static Profiles in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "No folder with profiles at " + folder.toAbsolutePath() + "; set pzp.profiles.dir");
    }
    return new Profiles(folder);
  }

  public Path resolve(String relative) {
    return folder.resolve(relative);
  }

  /** The names of the folders below this one, sorted; none when it is not there. */
  public List<String> foldersIn(String relative) {
    var start = folder.resolve(relative);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(start)) {
      return entries
          .filter(Files::isDirectory)
          .map(p -> p.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean has(String relative) {
    return Files.isRegularFile(folder.resolve(relative));
  }

  /**
   * The rows of a CSV file, each by the names in its first line; an empty cell is an empty text.
   */
  public List<Map<String, String>> rows(String relative) {
    try (var values =
        CSV.readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(folder.resolve(relative).toFile())) {
      return values.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A YAML file as the given type. */
  public <T> T yaml(String relative, Class<T> type) {
    try {
      return YAML.readValue(folder.resolve(relative).toFile(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
