package nl.pzp.epd;

import java.util.function.Supplier;
import nl.pzp.epd.mllp.MllpServer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** Listens once the routes run, and stops before they do. */
public final class Hl7Listener implements SmartLifecycle {

  private final Hl7Worker worker;
  private final Supplier<MllpServer> starting;
  private @Nullable MllpServer server;

  Hl7Listener(Hl7Worker worker, Supplier<MllpServer> starting) {
    this.worker = worker;
    this.starting = starting;
  }

  /** What an earlier run left comes first, then what comes now. */
  @EventListener(ApplicationReadyEvent.class)
  @Override
  public void start() {
    if (server == null) {
      worker.start();
      server = starting.get();
    }
  }

  /** The port on which it listens; 0 when it does not. */
  public int port() {
    return server == null ? 0 : server.port();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
      worker.close();
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
