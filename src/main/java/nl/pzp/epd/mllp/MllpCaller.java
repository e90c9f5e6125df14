package nl.pzp.epd.mllp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import nl.pzp.problem.FailureTrace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one message to a listener over a connection of its own, and waits for the answer. One
 * deadline covers everything, from connecting to the last byte of the answer.
 */
public final class MllpCaller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MllpCaller.class);

  private final Duration patience;
  private final int longestAnswer;
  private final ScheduledExecutorService watch;

  /**
   * @param patience the deadline of a whole call
   * @param longestAnswer in bytes
   */
  public MllpCaller(Duration patience, int longestAnswer) {
    this.patience = patience;
    this.longestAnswer = longestAnswer;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "mllp-calls");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Sends the message and returns the answer without its frame.
   *
   * @param tls null for a plain connection
   * @throws SocketTimeoutException when no complete answer came in time
   * @throws EOFException when the connection ended without an answer
   * @throws ProtocolException when the answer was not a message, or too long
   * @throws IOException when connecting failed, or the connection broke
   */
  public byte[] ask(String host, int port, @Nullable SSLSocketFactory tls, byte[] message)
      throws IOException {
    try (var socket = new Socket()) {
      var closing = watch.schedule(() -> close(socket), patience.toMillis(), TimeUnit.MILLISECONDS);
      try {
        socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
        socket.setTcpNoDelay(true);
        return ask(tls == null ? socket : secured(socket, host, port, tls), message);
      } catch (IOException e) {
        if (closing.isDone()) {
          throw new SocketTimeoutException("The time is over");
        }
        throw e;
      } finally {
        closing.cancel(false);
      }
    }
  }

  private byte[] ask(Socket socket, byte[] message) throws IOException {
    var in = new TimedInput(socket);
    in.allow(patience);
    var framed = new ByteArrayOutputStream(message.length + 3);
    framed.write(FrameReader.VT);
    framed.writeBytes(message);
    framed.write(FrameReader.FS);
    framed.write(FrameReader.CR);
    socket.getOutputStream().write(framed.toByteArray());
    socket.getOutputStream().flush();
    var frame = new FrameReader(in, longestAnswer, () -> {}).next();
    if (frame instanceof FrameReader.Frame.Whole whole) {
      return whole.bytes();
    }
    if (frame instanceof FrameReader.Frame.End) {
      throw new EOFException("The connection ended without an answer");
    }
    throw new ProtocolException("No answer, or one that is too long");
  }

  private static Socket secured(Socket socket, String host, int port, SSLSocketFactory tls)
      throws IOException {
    var secured = (SSLSocket) tls.createSocket(socket, host, port, true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A connection was closed already: {}", FailureTrace.of(e));
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
