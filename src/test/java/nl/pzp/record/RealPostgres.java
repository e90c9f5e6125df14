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

/** A real PostgreSQL server, started once for all tests that ask for one. */
public final class RealPostgres implements ParameterResolver {

  /** The running server. */
  public static final class Server
      implements TestDatabase, ExtensionContext.Store.CloseableResource {

    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();

    private Server() {
      try {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String fresh(Path folder) {
      var name = "record_" + databases.incrementAndGet();
      new JdbcTemplate(postgres.getPostgresDatabase()).execute("CREATE DATABASE " + name);
      return postgres.getJdbcUrl("postgres", name);
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RealPostgres.class))
        .getOrComputeIfAbsent(Server.class, type -> new Server(), Server.class);
  }
}
