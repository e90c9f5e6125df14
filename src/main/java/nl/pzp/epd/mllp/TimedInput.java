package nl.pzp.epd.mllp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Reads from a socket until a fixed deadline. The socket's own timeout would restart at each byte.
 */
final class TimedInput extends InputStream {

  private static final int BUFFER = 8192;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int filled;
  private long deadlineNanos;

  TimedInput(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Sets the deadline to this long from now. */
  void allow(Duration time) {
    deadlineNanos = System.nanoTime() + time.toNanos();
  }

  @Override
  public int read() throws IOException {
    if (position == filled && !fill()) {
      return -1;
    }
    return buffer[position++] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == filled && !fill()) {
      return -1;
    }
    int count = Math.min(length, filled - position);
    System.arraycopy(buffer, position, into, from, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("The time is over");
    }
    socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    position = 0;
    filled = Math.max(in.read(buffer, 0, BUFFER), 0);
    return filled > 0;
  }
}
