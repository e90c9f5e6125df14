package nl.pzp.problem;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The texts of all problems in Dutch and English, read once from the files of a folder. */
public final class ProblemCatalogue {

  private record Entry(Map<String, String> message, Map<String, String> remedy) {}

  private static final String ENGLISH = "en";
  private static final String DUTCH = "nl";

  private final Map<String, Entry> entries;

  private ProblemCatalogue(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads every {@code *.yaml} of the folder.
   *
   * @throws UncheckedIOException when a file cannot be read, is no catalogue, or repeats a code
   */
  public static ProblemCatalogue in(Path folder) {
    var yaml = new ObjectMapper(new YAMLFactory());
    var all = new TreeMap<String, Entry>();
    try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
      for (var file : files) {
        var read = yaml.readValue(file.toFile(), new TypeReference<Map<String, Entry>>() {});
        for (var entry : read.entrySet()) {
          if (all.put(entry.getKey(), entry.getValue()) != null) {
            throw new IOException(
                "Problem code " + entry.getKey() + " stands twice, again in " + file.getFileName());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProblemCatalogue(all);
  }

  public Set<String> ids() {
    return entries.keySet();
  }

  /**
   * The problem in Dutch for a Dutch locale, in English for any other.
   *
   * @throws IllegalStateException when the catalogue lacks the code
   */
  public ProblemText text(Problem problem, Locale reader) {
    var entry = entries.get(problem.code().id());
    if (entry == null) {
      throw new IllegalStateException("No text for problem " + problem.code().id());
    }
    var language = reader.getLanguage().equals(DUTCH) ? DUTCH : ENGLISH;
    return new ProblemText(
        filled(entry.message().getOrDefault(language, ""), problem.details()),
        filled(entry.remedy().getOrDefault(language, ""), problem.details()));
  }

  private static String filled(String text, Map<String, String> details) {
    var result = text;
    for (var detail : details.entrySet()) {
      result = result.replace("{" + detail.getKey() + "}", detail.getValue());
    }
    return result;
  }
}
