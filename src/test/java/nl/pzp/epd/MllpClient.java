package nl.pzp.epd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The hospital's end of a connection. */
public final class MllpClient implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  private MllpClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    this.in = new java.io.BufferedInputStream(socket.getInputStream());
  }

  public static MllpClient to(int port) {
    try {
      return new MllpClient(new Socket(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static MllpClient over(Socket socket) throws IOException {
    return new MllpClient(socket);
  }

  public static byte[] frame(String message, Charset charset) {
    var framed = new ByteArrayOutputStream();
    framed.write(0x0b);
    framed.writeBytes(message.getBytes(charset));
    framed.write(0x1c);
    framed.write(0x0d);
    return framed.toByteArray();
  }

  /** Sends a message and waits for its answer. */
  public String ask(String message) {
    return ask(message, StandardCharsets.UTF_8);
  }

  public String ask(String message, Charset charset) {
    try {
      write(frame(message, charset));
      return answer().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  public void write(byte[] bytes, int from, int length) throws IOException {
    socket.getOutputStream().write(bytes, from, length);
    socket.getOutputStream().flush();
  }

  /** The next answer; empty when the connection was closed. */
  public Optional<String> answer() throws IOException {
    var answer = new ByteArrayOutputStream();
    int read = in.read();
    while (read >= 0 && read != 0x1c) {
      if (read != 0x0b) {
        answer.write(read);
      }
      read = in.read();
    }
    return read < 0 || in.read() != 0x0d
        ? Optional.empty()
        : Optional.of(answer.toString(StandardCharsets.US_ASCII));
  }

  public Socket socket() {
    return socket;
  }

  /** MSA-1 of an answer. */
  public static String code(String answer) {
    return answer.split("\rMSA.", 2)[1].substring(0, 2);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
