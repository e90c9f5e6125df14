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

/** The folder of all data: packs, systems, concept maps and texts. */
public final class Profiles {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final CsvMapper CSV = new CsvMapper();

  private final Path folder;

  private Profiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens this folder.
   *
   * @throws IllegalArgumentException when it does not exist
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

  /** Names of the subfolders, sorted; empty when the folder does not exist. */
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

  /** The rows of a CSV file, keyed by its header line; an empty cell is an empty string. */
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

  /** Reads a YAML file as this type. */
  public <T> T yaml(String relative, Class<T> type) {
    try {
      return YAML.readValue(folder.resolve(relative).toFile(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
