package nl.pzp.epd.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the messages out of a stream of bytes, however they were split or joined on their way (HL7
 * implementation guide, appendix C: VT, message, FS, CR).
 *
 * <p>A VT that opens a new message header inside an unfinished message starts again there: the
 * first one was never finished, and never answered. An FS that is followed by the next VT ends a
 * message too.
 */
public final class FrameReader {

  /** What was found. */
  public sealed interface Frame {

    /** One message, whole. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Whole(byte[] bytes) implements Frame {}

    /** A message longer than the limit: its beginning. The stream cannot be read on. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record TooLong(byte[] beginning) implements Frame {}

    /** No message begins in what was sent. The stream cannot be read on. */
    record NoMessage() implements Frame {}

    /** The other side is done. */
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
   * @param begun is told when the first byte of a message has come
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
