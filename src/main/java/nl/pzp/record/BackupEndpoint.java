package nl.pzp.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes a consistent copy of the embedded database while the adapter runs. */
@Endpoint(id = "backup")
public final class BackupEndpoint {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'record-'yyyyMMdd-HHmmss-SSS'.zip'").withZone(ZoneOffset.UTC);

  private final JdbcTemplate jdbc;
  private final Path folder;
  private final boolean embedded;
  private final Clock clock;

  /**
   * @param folder where the copies go
   * @param embedded whether the database is H2
   */
  BackupEndpoint(JdbcTemplate jdbc, Path folder, boolean embedded, Clock clock) {
    this.jdbc = jdbc;
    this.folder = folder;
    this.embedded = embedded;
    this.clock = clock;
  }

  /** Writes a zip with the database, without the keys; gives its name in the folder. */
  @WriteOperation
  public WebEndpointResponse<Object> copy() {
    if (!embedded) {
      return new WebEndpointResponse<>(
          Map.of("use", "pg_dump"), WebEndpointResponse.STATUS_BAD_REQUEST);
    }
    var name = NAME.format(clock.instant());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var file = folder.resolve(name).toAbsolutePath().toString().replace("'", "''");
    jdbc.execute("BACKUP TO '" + file + "'");
    return new WebEndpointResponse<>(Map.of("file", name));
  }
}
