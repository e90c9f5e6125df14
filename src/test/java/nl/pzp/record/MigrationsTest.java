package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import nl.pzp.fhirapi.StartedAdapter;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A migration that landed never changes, and every database that an earlier commit made starts. The
 * database of commit 660fdf2, with its data, is in {@code BeforeTheHouseTest}.
 */
class MigrationsTest {

  private static final Path LANDED = Path.of("src/main/resources/db/migration");
  private static final Path EARLIER = Path.of("src/test/resources/migrations");

  @Test
  void landedMigrationIsFrozen() throws IOException {
    var now = new TreeMap<String, String>();
    try (var files = Files.list(LANDED)) {
      for (var file : files.toList()) {
        now.put(file.getFileName().toString(), hash(Files.readString(file)));
      }
    }
    var frozen = new TreeMap<String, String>();
    Files.readAllLines(EARLIER.resolve("checksums.txt"))
        .forEach(line -> frozen.put(line.split("  ", -1)[1], line.split("  ", -1)[0]));
    assertThat(now)
        .as("Never edit a migration that landed. Add the line of a new one to checksums.txt.")
        .isEqualTo(frozen);
  }

  // The migrations that stood on main together, before V22_1 and V24 landed after V26.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 2 3 20 21 22",
        "1 2 3 20 21 22 26-first",
        "1 2 3 20 21 22 22_1 26-first",
        "1 2 3 20 21 22 22_1 24 26-first",
        "1 2 3 20 21 22 22_1 24 26",
      })
  void databaseBetweenTwoReleasesStarts(String versions, @TempDir Path folder) throws IOException {
    var some = Files.createDirectories(folder.resolve("migrations"));
    for (var version : versions.split(" ", -1)) {
      copy(version, some);
    }
    var data = folder.resolve("data");
    Flyway.configure()
        .dataSource(TestRecord.embedded(Files.createDirectories(data)), "sa", "")
        .locations("filesystem:" + some)
        .load()
        .migrate();

    try (var adapter = StartedAdapter.start("pzp.data.dir=" + data)) {
      var jdbc = adapter.bean(JdbcTemplate.class);
      for (var table : new String[] {"pull_announcement", "hospital_document", "mirror_resource"}) {
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class)).isZero();
      }
    }
  }

  private static void copy(String version, Path folder) throws IOException {
    var first = version.endsWith("-first");
    var number = version.replace("-first", "");
    try (var files = Files.list(first ? EARLIER : LANDED)) {
      var file =
          files
              .filter(each -> each.getFileName().toString().startsWith("V" + number + "__"))
              .findFirst()
              .orElseThrow();
      Files.copy(file, folder.resolve(file.getFileName().toString().replace(".first", "")));
    }
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
