package nl.pzp.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.pzp.PzpAdapterApplication;
import nl.pzp.fhirapi.Messages;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every letter that left the folder is in the record once, however often the program was killed.
 */
@Tag("proof")
class KilledWhileLettersComeTest {

  private static final List<String> BSNS =
      List.of("999930072", "999930084", "999930096", "999930102", "999930114");
  private static final int LETTERS = 160;

  private final Path folder;

  KilledWhileLettersComeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void noLetterIsLostAndNoneIsDoubled() throws Exception {
    try (var adapter = start()) {
      for (var bsn : BSNS) {
        put(adapter, bsn);
      }
    }
    Files.createDirectories(in());
    for (int i = 0; i < LETTERS; i++) {
      Files.write(in().resolve(i + ".edi"), letter(i));
    }
    for (int left : List.of(130, 90, 50, 20)) {
      liveUntil(left);
    }
    try (var adapter = start()) {
      await().atMost(Duration.ofMinutes(1)).until(() -> files() == 0);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> adapter.getBean(LetterInbox.class).open().isEmpty());
      var found = new ArrayList<String>();
      for (var bsn : BSNS) {
        found.addAll(references(adapter, bsn));
      }
      var sent = new ArrayList<String>();
      for (int i = 0; i < LETTERS; i++) {
        sent.add("500000101/K" + i + "/1");
      }
      assertThat(found).containsExactlyInAnyOrderElementsOf(sent);
    }
  }

  private static byte[] letter(int number) {
    return LettersTest.letter(
        "K" + number, BSNS.get(number % BSNS.size()), "1941:02:03", "brief " + number);
  }

  private void liveUntil(int left) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xmx512m"));
    command.add(PzpAdapterApplication.class.getName());
    command.addAll(List.of(arguments()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("life.log").toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> files() <= left || !process.isAlive());
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(files()).as("it was killed halfway").isLessThanOrEqualTo(left).isPositive();
  }

  private String[] arguments() {
    return new String[] {
      "--server.port=0",
      "--management.server.port=0",
      "--pzp.validation.warm-up=false",
      "--pzp.data.dir=" + folder.resolve("data"),
      "--pzp.letters.in-folder=" + in(),
      "--pzp.letters.settled=100",
      "--pzp.letters.retry=1000"
    };
  }

  private ConfigurableApplicationContext start() {
    return SpringApplication.run(PzpAdapterApplication.class, arguments());
  }

  private static void put(ConfigurableApplicationContext adapter, String bsn) throws Exception {
    var id = "killed-" + BSNS.indexOf(bsn);
    var port = adapter.getEnvironment().getProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/r4/Patient/" + id))
            .header("Content-Type", "application/fhir+json")
            .PUT(BodyPublishers.ofString(Messages.json(Messages.patient(id, bsn))))
            .build();
    var status = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    assertThat(status).isEqualTo(201);
  }

  private static List<String> references(ConfigurableApplicationContext adapter, String bsn) {
    var record = adapter.getBean(PatientRecord.class);
    var person = record.personByBsn(Bsn.parse(bsn).orElseThrow()).orElseThrow();
    return record.current(person, Set.of("DocumentReference")).stream()
        .map(
            each ->
                FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(DocumentReference.class, each.json()))
        .map(document -> document.getIdentifierFirstRep().getValue())
        .toList();
  }

  private Path in() {
    return folder.resolve("in");
  }

  private long files() {
    try (var files = Files.list(in())) {
      return files.filter(file -> file.toString().endsWith(".edi")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
