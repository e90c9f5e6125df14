package nl.pzp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the program from its main class, as a script does. */
class CommandLineProcessTest {

  private final Path folder;

  CommandLineProcessTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void scriptGetsResultReportAndStatus() throws Exception {
    var ended =
        program(
            "convert",
            "--to",
            "r4",
            "--lang",
            "nl",
            "--report",
            "profiles/examples/siebren-hoogland/form.json");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("{").contains("\"type\": \"transaction\"");
    assertThat(ended.err())
        .contains("waarschuwing PZP-PLAN-004, vraag 1199")
        .contains("Zoek de eerdere afspraken op");
    // No server, no banner, no log.
    assertThat(ended.out() + ended.err())
        .doesNotContain("INFO", "DEBUG", "WARN", "Spring", "Tomcat");
  }

  @Test
  void messageAboutABrokenFileHoldsNoPatientData() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("broken.json"),
            "{\"resourceType\":\"Patient\",\"birthDate\":\"Vlasveld\",\"name\":[{\"family\":7}]}");

    var ended = program("validate", "--lang", "en", "--quick", file.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(ended.out()).contains("PZP-CONV-001");
    assertThat(ended.out() + ended.err()).doesNotContain("Vlasveld");
  }

  @Test
  void misspeltCommandStartsNoServer() throws Exception {
    var ended = program("convertt", "x.json");

    assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE);
    assertThat(ended.err()).contains("convert");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "validate a.json | true",
        "--help | true",
        "-V | true",
        "serve | true",
        "--server.port=0 | false",
        "--server.port=0 --debug | false"
      },
      delimiter = '|')
  void settingsStartTheServerAndEverythingElseIsACommand(String arguments, boolean command) {
    assertThat(CommandLineEntry.runs(arguments.split(" ", -1))).isEqualTo(command);
  }

  @Test
  void serverStartsWithoutArguments() {
    assertThat(CommandLineEntry.runs()).isFalse();
  }

  private Shell.Ended program(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "nl.pzp.PzpAdapterApplication"));
    command.addAll(List.of(arguments));
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the program ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Shell.Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
