package nl.pzp.fhirapi.guard;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read already. Its parameters combine those of the URL and the form.
 * Headers that could redirect it to another resource are removed.
 */
final class BodyRequest extends HttpServletRequestWrapper {

  private static final List<String> HIDDEN = List.of("Content-Location", "X-HTTP-Method-Override");

  private final byte[] body;
  private final Map<String, String[]> parameters;

  BodyRequest(HttpServletRequest request, byte[] body, @Nullable String form) {
    super(request);
    this.body = body;
    var query = request.getQueryString() == null ? "" : request.getQueryString();
    this.parameters = UrlUtil.parseQueryStrings(query, form == null ? "" : form);
  }

  @Override
  public String getMethod() {
    var method = super.getMethod();
    return method.equals("HEAD") ? "GET" : method;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new BodyStream(body);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = parameters.get(name);
    return values == null || values.length == 0 ? null : values[0];
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isHidden(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  private static boolean isHidden(String name) {
    return HIDDEN.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static final class BodyStream extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    private BodyStream(byte[] body) {
      this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body is in memory: read it");
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return bytes.read(into, from, length);
    }
  }
}
