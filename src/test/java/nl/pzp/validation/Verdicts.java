package nl.pzp.validation;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All validator findings for all examples, one per line. */
final class Verdicts {

  private Verdicts() {}

  static List<String> of(ResourceValidator validator) {
    return Stream.concat(SharedFiles.examples().stream(), SharedFiles.filledForms().stream())
        .flatMap(
            file ->
                validator
                    .explain(
                        SharedFiles.text(file), EncodingEnum.JSON, FhirVersionEnum.R4, List.of())
                    .stream()
                    .map(finding -> line(file, finding)))
        .toList();
  }

  /** Object numbers in the validator's texts differ from run to run. */
  private static String line(Path file, RawFinding finding) {
    return String.join(
            "\t",
            String.valueOf(file.getFileName()),
            finding.toString(),
            finding.text().replaceAll("@[0-9a-f]+", "@"))
        .replace('\n', ' ');
  }

  /** How many lines the OID registry has that the validator finds. */
  static long registryLines() throws IOException {
    var registry =
        Objects.requireNonNull(
            Verdicts.class.getClassLoader().getResourceAsStream("oidregistry.csv"));
    try (registry) {
      return new String(registry.readAllBytes(), StandardCharsets.UTF_8).lines().count();
    }
  }

  /**
   * Writes the length of the registry and the verdicts to the file that is named, for a test in
   * another process to read.
   */
  public static void main(String[] arguments) throws IOException {
    var validator = ResourceValidator.over(SharedFiles.PROFILES, SharedFiles.PACKAGES);
    try (var out =
        new PrintStream(
            Files.newOutputStream(Path.of(arguments[0])), false, StandardCharsets.UTF_8)) {
      out.println(registryLines());
      of(validator).forEach(out::println);
    }
    System.exit(0);
  }
}
