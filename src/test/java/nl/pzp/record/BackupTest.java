package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.StartedAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A copy that was made while the adapter ran is restored with its keys. */
class BackupTest {

  private static final String TOPIC = "pzp.events.subscriptions.hub.";

  @Test
  void copyHoldsWhatWasThereAndNoEventNumberIsGivenTwice(@TempDir Path folder) throws IOException {
    var data = folder.resolve("data");
    try (var adapter = started(data)) {
      put(adapter, "before");
      var backup = "http://127.0.0.1:" + adapter.managementPort() + "/actuator/backup";
      assertThat(adapter.post(backup, "{}", "Content-Type", "application/json").status())
          .isEqualTo(200);
      put(adapter, "after");
    }
    var restored = folder.resolve("restored");
    unzip(data.resolve("backups"), restored);
    copy(data.resolve("keys"), restored.resolve("keys"));

    try (var adapter = started(restored, "pzp.restore.event-gap=1000")) {
      assertThat(adapter.get("/Patient/before").status()).isEqualTo(200);
      assertThat(adapter.get("/Patient/after").status()).isEqualTo(404);
      assertThat(
              adapter
                  .bean(JdbcTemplate.class)
                  .queryForObject("SELECT MIN(event_count) FROM subscription", Long.class))
          .isGreaterThanOrEqualTo(1000);
    }
  }

  private static StartedAdapter started(Path data, String... more) {
    var settings = new java.util.ArrayList<String>(java.util.List.of(more));
    settings.add("pzp.data.dir=" + data);
    settings.add(TOPIC + "topic=palliative-marking");
    settings.add(TOPIC + "endpoint=http://127.0.0.1:9/hub");
    return StartedAdapter.start(settings.toArray(String[]::new));
  }

  private static void put(StartedAdapter adapter, String id) {
    var patient = Messages.patient(id, id.equals("before") ? "999966108" : "999966066");
    assertThat(adapter.put("/Patient/" + id, Messages.json(patient)).status()).isEqualTo(201);
  }

  private static void unzip(Path backups, Path target) throws IOException {
    Files.createDirectories(target);
    try (var files = Files.list(backups)) {
      var file = files.findFirst().orElseThrow();
      try (var zip = new ZipInputStream(Files.newInputStream(file))) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          Files.copy(zip, target.resolve(entry.getName()));
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        Files.copy(
            file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
  }
}
