package nl.pzp.bench.neighbours;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One end of an MLLP connection: VT, message, FS, CR. */
final class Framed implements Closeable {

  private static final int START = 0x0b;
  private static final int END = 0x1c;
  private static final int MOST = 20_000_000;

  private final Socket socket;
  private final BufferedInputStream in;

  Framed(Socket socket, int timeoutMillis) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(timeoutMillis);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  void write(String message) throws IOException {
    var framed = new ByteArrayOutputStream();
    framed.write(START);
    framed.writeBytes(message.getBytes(StandardCharsets.UTF_8));
    framed.write(END);
    framed.write('\r');
    socket.getOutputStream().write(framed.toByteArray());
    socket.getOutputStream().flush();
  }

  /** The next message; empty when the other side has closed. */
  Optional<String> read() throws IOException {
    var message = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != START) {
      next = in.read();
    }
    next = next < 0 ? next : in.read();
    while (next >= 0 && next != END) {
      if (message.size() >= MOST) {
        throw new IOException("A message of more than " + MOST + " bytes");
      }
      message.write(next);
      next = in.read();
    }
    return next < 0 ? Optional.empty() : Optional.of(message.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
