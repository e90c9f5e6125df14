package nl.pzp.record;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A real PostgreSQL server, started once in each process that runs tests. It lives as long as its
 * process: a store of JUnit ends with each class where the classes are dealt out over two
 * processes.
 */
public final class RealPostgres implements ParameterResolver {

  /** The running server. */
  public static final class Server implements TestDatabase {

    private final EmbeddedPostgres postgres;
    private final AtomicInteger schemas = new AtomicInteger();

    private Server() {
      try {
        // It ends itself when the process ends.
        postgres = EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String fresh(Path folder) {
      // A schema is as empty as a database and is there in no time.
      var name = "record_" + schemas.incrementAndGet();
      new JdbcTemplate(postgres.getPostgresDatabase()).execute("CREATE SCHEMA " + name);
      return postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Started.SERVER;
  }

  /** Started when the first test asks. */
  private static final class Started {
    private static final Server SERVER = new Server();
  }
}
