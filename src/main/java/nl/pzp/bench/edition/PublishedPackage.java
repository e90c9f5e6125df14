package nl.pzp.bench.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import nl.pzp.bench.BenchProblem;
import nl.pzp.problem.Problem;

/** The JSON resources of a FHIR package (a gzipped tar file). */
record PublishedPackage(List<JsonNode> resources) {

  private static final int BLOCK = 512;
  private static final int LARGEST = 16 * 1024 * 1024;
  private static final int MOST = 5_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  PublishedPackage {
    resources = List.copyOf(resources);
  }

  /**
   * Reads the package.
   *
   * @throws nl.pzp.problem.ProblemException when the file is absent or is no such package
   */
  static PublishedPackage read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Problem.of(BenchProblem.FILE_ABSENT).asException();
    }
    var found = new ArrayList<JsonNode>();
    try (var tar = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      var header = tar.readNBytes(BLOCK);
      for (var entry = 0; header.length == BLOCK && header[0] != 0; entry++) {
        var size = size(header);
        if (size > LARGEST || entry > MOST) {
          throw Problem.of(BenchProblem.NO_PACKAGE).asException();
        }
        var bytes = tar.readNBytes(size);
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        // A FHIR package keeps its resources directly in this folder.
        if (name(header).matches("package/[^/.][^/]*\\.json")) {
          found.add(JSON.readTree(bytes));
        }
        header = tar.readNBytes(BLOCK);
      }
    } catch (JsonProcessingException e) {
      throw Problem.of(BenchProblem.NO_PACKAGE).asException();
    } catch (IOException | NumberFormatException e) {
      throw Problem.of(BenchProblem.NO_PACKAGE).asException();
    }
    return new PublishedPackage(found);
  }

  private static String name(byte[] header) {
    return new String(header, 0, 100, StandardCharsets.US_ASCII).split("\0", 2)[0];
  }

  private static int size(byte[] header) {
    var octal = new String(header, 124, 11, StandardCharsets.US_ASCII).split("\0", 2)[0].strip();
    return Integer.parseInt(octal, 8);
  }

  Stream<JsonNode> all(String type) {
    return resources.stream().filter(each -> type.equals(each.path("resourceType").asText()));
  }

  /**
   * The one form of the edition.
   *
   * @throws nl.pzp.problem.ProblemException when the package has none or several, or when its URL
   *     or version is missing
   */
  JsonNode form() {
    var forms = all("Questionnaire").toList();
    if (forms.size() != 1
        || !forms.get(0).path("url").asText().startsWith("http")
        || !forms.get(0).path("version").asText().matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
      throw Problem.of(BenchProblem.NO_PACKAGE).asException();
    }
    return forms.get(0);
  }

  /** R4 or STU3, by the package's own statement. */
  String fhirVersion() {
    var statement =
        resources.stream().filter(each -> !each.has("resourceType")).findFirst().orElse(form());
    var versions = statement.path("fhirVersions").toString() + statement.path("fhir-version-list");
    return versions.contains("\"3.") ? "STU3" : "R4";
  }
}
