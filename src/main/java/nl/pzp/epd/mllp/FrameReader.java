package nl.pzp.epd.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Finds the messages in a stream of bytes, however they were split or joined in transit (HL7
 * implementation guide, appendix C: VT, message, FS, CR).
 *
 * <p>A VT before a new message header inside an unfinished message restarts the frame: the first
 * message was never finished, and gets no answer. An FS followed by the next VT also ends a
 * message.
 */
public final class FrameReader {

  /** The next find in the stream. */
  public sealed interface Frame {

    /** One complete message. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Whole(byte[] bytes) implements Frame {}

    /** The start of a message that exceeds the limit. Reading cannot continue. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record TooLong(byte[] beginning) implements Frame {}

    /** The bytes contain no start of a message. Reading cannot continue. */
    record NoMessage() implements Frame {}

    /** The other side closed the stream. */
    record End() implements Frame {}
  }

  static final int VT = 0x0b;
  static final int FS = 0x1c;
  static final int CR = 0x0d;
  private static final int NOISE_LIMIT = 1024;
  private static final int BEGINNING = 2048;
  private static final byte[] HEADER = {'M', 'S', 'H'};

  private final InputStream in;
  private final int limit;
  private final Runnable begun;
  private boolean startSeen;

  /**
   * @param in buffered, since it is read byte by byte
   * @param limit longest message in bytes
   * @param begun runs when the first byte of a message arrives
   */
  public FrameReader(InputStream in, int limit, Runnable begun) {
    this.in = in;
    this.limit = limit;
    this.begun = begun;
  }

  /** Waits for the next message. */
  public Frame next() throws IOException {
    int noise = 0;
    while (!startSeen) {
      int read = in.read();
      if (read < 0) {
        return new Frame.End();
      }
      startSeen = read == VT;
      if (!startSeen && ++noise > NOISE_LIMIT) {
        return new Frame.NoMessage();
      }
    }
    startSeen = false;
    begun.run();
    return message();
  }

  private Frame message() throws IOException {
    var message = new ByteArrayOutputStream();
    boolean separator = false;
    int sinceStart = -1;
    while (true) {
      int read = in.read();
      if (read < 0) {
        return new Frame.End();
      }
      if (separator && (read == CR || read == VT)) {
        startSeen = read == VT;
        return new Frame.Whole(message.toByteArray());
      }
      if (separator) {
        message.write(FS);
      }
      separator = read == FS;
      if (!separator) {
        message.write(read);
      }
      sinceStart = read == VT ? 0 : sinceStart < 0 ? -1 : sinceStart + 1;
      if (sinceStart > 0 && (sinceStart > HEADER.length || read != HEADER[sinceStart - 1])) {
        sinceStart = -1;
      } else if (sinceStart == HEADER.length) {
        message.reset();
        message.writeBytes(HEADER);
        sinceStart = -1;
      }
      if (message.size() > limit) {
        return new Frame.TooLong(java.util.Arrays.copyOf(message.toByteArray(), BEGINNING));
      }
    }
  }
}
