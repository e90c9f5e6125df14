package nl.pzp.epd.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import nl.pzp.problem.FailureTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: it alternates messages and answers until either side closes it. */
final class Connection implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final Socket socket;
  private final MessageDoor door;
  private final MllpSettings settings;
  private final ScheduledExecutorService watch;
  private final MllpCounts counts;
  private volatile boolean ending;
  private volatile boolean busy;

  Connection(
      Socket socket,
      MessageDoor door,
      MllpSettings settings,
      ScheduledExecutorService watch,
      MllpCounts counts) {
    this.socket = socket;
    this.door = door;
    this.settings = settings;
    this.watch = watch;
    this.counts = counts;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      converse(caller());
    } catch (SocketTimeoutException e) {
      counts.timedOut();
      LOG.info("A connection was closed because its message did not end in time, or none came");
    } catch (IOException e) {
      LOG.debug("A connection ended: {}", FailureTrace.of(e));
    }
  }

  private void converse(Caller caller) throws IOException {
    var in = new TimedInput(socket);
    var frames =
        new FrameReader(
            in,
            (int) settings.messageSize().toBytes(),
            () -> {
              in.allow(settings.messageTimeout());
              busy = true;
            });
    while (!ending) {
      in.allow(settings.idleTimeout());
      busy = false;
      var frame = frames.next();
      if (frame instanceof FrameReader.Frame.Whole whole) {
        counts.received();
        send(door.answer(whole.bytes(), caller));
      } else if (frame instanceof FrameReader.Frame.TooLong tooLong) {
        counts.tooLong();
        send(door.tooLong(tooLong.beginning(), settings.messageSize().toBytes(), caller));
        swallow(in);
        return;
      } else {
        return;
      }
    }
  }

  // A sender that is still sending would lose the answer with the connection.
  private void swallow(TimedInput in) throws IOException {
    socket.shutdownOutput();
    in.allow(settings.messageTimeout());
    long left = settings.messageSize().toBytes() * 4;
    while (left > 0 && in.read() >= 0) {
      left--;
    }
  }

  private void send(byte[] answer) throws IOException {
    if (answer.length == 0) {
      return;
    }
    var framed = new ByteArrayOutputStream(answer.length + 3);
    framed.write(FrameReader.VT);
    framed.writeBytes(answer);
    framed.write(FrameReader.FS);
    framed.write(FrameReader.CR);
    // A write blocks for ever when the other side does not read.
    var closing = closeIn(settings.messageTimeout().toMillis());
    try {
      socket.getOutputStream().write(framed.toByteArray());
      socket.getOutputStream().flush();
    } finally {
      closing.cancel(false);
    }
  }

  private java.util.concurrent.ScheduledFuture<?> closeIn(long millis) {
    return watch.schedule(this::close, millis, TimeUnit.MILLISECONDS);
  }

  private Caller caller() throws IOException {
    return new Caller(socket.getInetAddress().getHostAddress(), certificates());
  }

  private List<X509Certificate> certificates() throws IOException {
    if (!(socket instanceof SSLSocket tls)) {
      return List.of();
    }
    var closing = closeIn(settings.messageTimeout().toMillis());
    try {
      tls.startHandshake();
      return Stream.of(tls.getSession().getPeerCertificates())
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    } finally {
      closing.cancel(false);
    }
  }

  /** Closes after the current message. */
  void end() {
    ending = true;
    if (!busy) {
      close();
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A connection was closed already: {}", FailureTrace.of(e));
    }
  }
}
