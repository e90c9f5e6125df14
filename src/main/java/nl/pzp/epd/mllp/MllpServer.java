package nl.pzp.epd.mllp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import nl.pzp.problem.FailureTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for HL7v2 over MLLP with one thread for each connection. That keeps the order within a
 * connection, and makes a sender that is too fast wait in TCP.
 */
public final class MllpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MllpServer.class);
  private static final int BACKLOG = 50;
  private static final int GRACE_SECONDS = 20;

  private final MllpSettings settings;
  private final ServerSocketFactory sockets;
  private final MessageDoor door;
  private final MllpCounts counts;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
  private final ServerSocket listening;
  private final ExecutorService threads;
  private final ScheduledExecutorService watch;
  private volatile boolean ending;

  private MllpServer(
      MllpSettings settings, ServerSocketFactory sockets, MessageDoor door, MllpCounts counts)
      throws IOException {
    this.settings = settings;
    this.sockets = sockets;
    this.door = door;
    this.counts = counts;
    this.listening = bound();
    this.threads = Executors.newCachedThreadPool(task -> daemon(task, "mllp"));
    this.watch = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "mllp-watch"));
  }

  /**
   * Starts listening.
   *
   * @throws UncheckedIOException when the address or port is not available
   */
  public static MllpServer start(
      MllpSettings settings, ServerSocketFactory sockets, MessageDoor door, MllpCounts counts) {
    try {
      var server = new MllpServer(settings, sockets, door, counts);
      daemon(server::accept, "mllp-accept").start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "pzp.mllp.port "
              + settings.port()
              + " on "
              + settings.address()
              + " cannot be had; choose another, or set pzp.mllp.enabled to false",
          e);
    }
  }

  /** The port that it listens on, also when the settings leave the choice open. */
  public int port() {
    return listening.getLocalPort();
  }

  private ServerSocket bound() throws IOException {
    var socket = sockets.createServerSocket();
    if (socket instanceof SSLServerSocket tls) {
      tls.setNeedClientAuth(settings.clientCertificate());
    }
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(settings.address(), settings.port()), BACKLOG);
    return socket;
  }

  private void accept() {
    while (!ending) {
      try {
        take(listening.accept());
      } catch (IOException e) {
        if (!ending) {
          LOG.warn("A connection could not be accepted: {}", FailureTrace.of(e));
          pause();
        }
      }
    }
  }

  private void take(Socket socket) throws IOException {
    var address = socket.getInetAddress();
    var connection = new Connection(socket, door, settings, watch, counts);
    if (open.size() >= settings.connections() || !reserve(address)) {
      counts.turnedAway();
      socket.close();
      return;
    }
    open.add(connection);
    threads.execute(
        () -> {
          try {
            connection.run();
          } finally {
            open.remove(connection);
            perAddress.computeIfPresent(address, (a, n) -> n == 1 ? null : n - 1);
          }
        });
  }

  private boolean reserve(InetAddress address) {
    var now = perAddress.merge(address, 1, Integer::sum);
    if (now > settings.connectionsPerAddress()) {
      perAddress.computeIfPresent(address, (a, n) -> n == 1 ? null : n - 1);
      return false;
    }
    return true;
  }

  /** Accepts no more messages, waits for the current answers, and closes. */
  @Override
  public void close() {
    ending = true;
    try {
      listening.close();
    } catch (IOException e) {
      LOG.debug("The listener was closed already: {}", FailureTrace.of(e));
    }
    open.forEach(Connection::end);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        open.forEach(Connection::close);
      }
    } catch (InterruptedException e) {
      open.forEach(Connection::close);
      Thread.currentThread().interrupt();
    }
    watch.shutdownNow();
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
