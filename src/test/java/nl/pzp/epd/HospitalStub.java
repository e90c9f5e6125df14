package nl.pzp.epd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hospital that accepts messages, or does as a test scripts. */
public final class HospitalStub implements AutoCloseable {

  /** The reaction to a message. */
  public interface Deed {
    void on(Socket connection, String message) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(HospitalStub.class);

  private final ServerSocket listening;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final Queue<Deed> deeds = new ConcurrentLinkedQueue<>();
  private volatile Deed usual = answering("AA");

  private HospitalStub(ServerSocket listening) {
    this.listening = listening;
    var thread = new Thread(this::accept, "hospital");
    thread.setDaemon(true);
    thread.start();
  }

  public static HospitalStub open() {
    return open(ServerSocketFactory.getDefault());
  }

  public static HospitalStub open(ServerSocketFactory sockets) {
    try {
      return new HospitalStub(sockets.createServerSocket(0, 20, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** All complete messages, in order of arrival. */
  public List<String> received() {
    return received;
  }

  /** The received messages with this MSH-9. */
  public List<String> received(String type) {
    return received.stream().filter(message -> field(message, "MSH", 9).equals(type)).toList();
  }

  /** Does these with the next messages, one each, then the default again. */
  public void next(Deed... what) {
    deeds.addAll(List.of(what));
  }

  public void always(Deed what) {
    usual = what;
  }

  public static Deed answering(String code) {
    return (connection, message) -> answer(connection, code, field(message, "MSH", 10));
  }

  public static void answer(Socket connection, String code, String controlId) throws IOException {
    write(
        connection,
        "MSH|^~\\&|EPD|UMC|PZP||20261122120000||ACK|"
            + controlId.hashCode()
            + "|P|2.5\rMSA|"
            + code
            + "|"
            + controlId
            + "\r");
  }

  public static void write(Socket connection, String message) throws IOException {
    connection.getOutputStream().write(MllpClient.frame(message, StandardCharsets.UTF_8));
    connection.getOutputStream().flush();
  }

  /** The raw field of the first segment with this name. */
  public static String field(String message, String segment, int number) {
    return Stream.of(message.split("\r", -1))
        .filter(line -> line.startsWith(segment + "|"))
        .map(line -> line.split("\\|", -1))
        .findFirst()
        .map(
            fields ->
                fields[Math.min(fields.length - 1, segment.equals("MSH") ? number - 1 : number)])
        .orElse("");
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var connection = listening.accept();
        var thread = new Thread(() -> talk(connection), "hospital-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket connection) {
    try (connection) {
      var in = new java.io.BufferedInputStream(connection.getInputStream());
      var message = new java.io.ByteArrayOutputStream();
      for (int read = in.read(); read >= 0; read = in.read()) {
        if (read == 0x1c) {
          var text = message.toString(StandardCharsets.UTF_8);
          message.reset();
          in.read();
          received.add(text);
          var deed = deeds.poll();
          (deed == null ? usual : deed).on(connection, text);
        } else if (read != 0x0b) {
          message.write(read);
        }
      }
    } catch (IOException e) {
      // The adapter disconnected, as some tests intend.
      LOG.debug("A connection ended: {}", e.getClass().getName());
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
