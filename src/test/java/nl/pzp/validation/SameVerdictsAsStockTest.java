package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The empty OID registry makes the validator three times as quick. It may change nothing else, so
 * another process, in which the validator finds its own registry first, judges the same examples.
 */
@ExtendWith(NationalValidator.class)
class SameVerdictsAsStockTest {

  private final ResourceValidator validator;

  SameVerdictsAsStockTest(ResourceValidator validator) {
    this.validator = validator;
  }

  @Test
  void theRegistryThatIsFoundFirstIsTheEmptyOne() throws IOException {
    assertThat(Verdicts.registryLines()).isEqualTo(1);
  }

  @Test
  @Tag("proof")
  void everyExampleGetsTheVerdictOfTheStockValidator(@TempDir Path folder)
      throws IOException, InterruptedException {
    var file = folder.resolve("verdicts.txt");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                classPathWithLibrariesFirst(),
                Verdicts.class.getName(),
                file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var own = Verdicts.of(validator);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();

    var stock = Files.readAllLines(file);
    assertThat(Long.parseLong(stock.get(0))).as("lines of the stock registry").isGreaterThan(1000);
    assertThat(stock.subList(1, stock.size())).isEqualTo(own).hasSizeGreaterThan(200);
  }

  private static String classPathWithLibrariesFirst() {
    return entries().stream()
        .sorted(Comparator.comparing(entry -> entry.endsWith(".jar") ? 0 : 1))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> entries() {
    var path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return Arrays.asList(path.split(File.pathSeparator, -1));
  }
}
