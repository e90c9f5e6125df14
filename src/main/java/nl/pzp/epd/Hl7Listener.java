package nl.pzp.epd;

import java.util.function.Supplier;
import nl.pzp.epd.mllp.MllpServer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** Listens after the routes have started, and stops before they do. */
public final class Hl7Listener implements SmartLifecycle {

  private final Hl7Worker worker;
  private final Supplier<MllpServer> starting;
  private @Nullable MllpServer server;

  Hl7Listener(Hl7Worker worker, Supplier<MllpServer> starting) {
    this.worker = worker;
    this.starting = starting;
  }

  /** Processes messages of an earlier run first, then new ones. */
  @EventListener(ApplicationReadyEvent.class)
  @Override
  public void start() {
    if (server == null) {
      worker.start();
      server = starting.get();
    }
  }

  /** The port that it listens on; 0 when it does not listen. */
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
