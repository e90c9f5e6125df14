package nl.pzp.fhirapi.guard;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Counts the body of an answer to HEAD and drops it. */
final class HeadResponse extends HttpServletResponseWrapper {

  private final Counter counter = new Counter();
  private final PrintWriter writer =
      new PrintWriter(new OutputStreamWriter(counter, StandardCharsets.UTF_8));
  private boolean hasLength;

  HeadResponse(HttpServletResponse response) {
    super(response);
  }

  /** Tells how long the body would have been. */
  void finish() {
    writer.flush();
    if (!hasLength && !isCommitted()) {
      setContentLength(counter.bytes);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return counter;
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public void setContentLength(int length) {
    hasLength = true;
    super.setContentLength(length);
  }

  @Override
  public void setContentLengthLong(long length) {
    hasLength = true;
    super.setContentLengthLong(length);
  }

  private static final class Counter extends ServletOutputStream {

    private int bytes;

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("The body is dropped: nobody waits for it");
    }

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
