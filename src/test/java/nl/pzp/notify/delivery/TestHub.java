package nl.pzp.notify.delivery;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;

/** A subscriber on a real socket that acts as a test configures it. */
public final class TestHub implements AutoCloseable {

  /** A request at a path of the hub, in order of the answers. */
  public record Arrival(String path, String body, List<String> headers, long nanos, int answer) {

    public Bundle bundle() {
      return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, body);
    }

    public Parameters status() {
      return (Parameters) bundle().getEntryFirstRep().getResource();
    }

    public String type() {
      return value("type");
    }

    public String value(String name) {
      return status().getParameter().stream()
          .filter(p -> p.getName().equals(name))
          .map(p -> p.getValue().primitiveValue())
          .findFirst()
          .orElse("");
    }

    public List<Event> events() {
      return status().getParameter().stream()
          .filter(p -> p.getName().equals("notification-event"))
          .map(Event::new)
          .toList();
    }
  }

  /** One event of a notification. */
  public record Event(ParametersParameterComponent told) {

    public long number() {
      return Long.parseLong(part("event-number").get(0).getValue().primitiveValue());
    }

    public List<String> references() {
      var all = new ArrayList<>(part("focus"));
      all.addAll(part("additional-context"));
      return all.stream()
          .map(p -> ((org.hl7.fhir.r4.model.Reference) p.getValue()).getReference())
          .toList();
    }

    public boolean withheld() {
      return told.hasExtension(
          "https://pzp-adapter.github.io/fhir/StructureDefinition/event-withheld");
    }

    private List<ParametersParameterComponent> part(String name) {
      return told.getPart().stream().filter(p -> p.getName().equals(name)).toList();
    }
  }

  /** The answers of the hub. */
  public interface Manners {
    /** The HTTP status, or 0 for no answer. */
    int answer(String path, String body) throws InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Manners manners = (path, body) -> 200;
  private volatile String retryAfter = "";
  private volatile int answerBytes;
  private volatile boolean keeping = true;

  public TestHub() {
    this(null);
  }

  /** With TLS, and only for clients with a trusted certificate. */
  TestHub(@Nullable SSLContext tls) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      if (tls == null) {
        server = HttpServer.create(address, 1000);
      } else {
        var secure = HttpsServer.create(address, 1000);
        secure.setHttpsConfigurator(
            new HttpsConfigurator(tls) {
              @Override
              public void configure(HttpsParameters parameters) {
                var wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
              }
            });
        server = secure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  public URI endpoint(String path) {
    var scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public void behave(Manners how) {
    manners = how;
  }

  public void retryAfter(String value) {
    retryAfter = value;
  }

  /** Sets the length of an answer's body. */
  public void answerBytes(int count) {
    answerBytes = count;
  }

  /** Stores no further requests. */
  void forget() {
    keeping = false;
    arrivals.clear();
  }

  public int requests() {
    return requests.get();
  }

  /** All requests at a path, with any answer. */
  public List<Arrival> arrivals(String path) {
    return arrivals.stream().filter(a -> a.path().equals(path)).toList();
  }

  /** All requests that the hub accepted. */
  public List<Arrival> taken(String path) {
    return arrivals(path).stream().filter(a -> a.answer() / 100 == 2).toList();
  }

  /** The events of the accepted requests. */
  public List<Event> events(String path) {
    return taken(path).stream().flatMap(a -> a.events().stream()).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    var path = exchange.getRequestURI().getPath();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers =
        exchange.getRequestHeaders().entrySet().stream()
            .map(e -> e.getKey().toLowerCase(java.util.Locale.ROOT) + ": " + e.getValue().get(0))
            .toList();
    try {
      var status = manners.answer(path, body);
      if (keeping) {
        arrivals.add(new Arrival(path, body, headers, System.nanoTime(), status));
      }
      if (status == 0) {
        exchange.close();
        return;
      }
      if (!retryAfter.isEmpty() && status == 429) {
        exchange.getResponseHeaders().add("Retry-After", retryAfter);
      }
      if (status / 100 == 3) {
        exchange.getResponseHeaders().add("Location", endpoint("/elsewhere").toString());
      }
      if (answerBytes > 0) {
        exchange.sendResponseHeaders(status, answerBytes);
        exchange.getResponseBody().write(new byte[answerBytes]);
      } else {
        exchange.sendResponseHeaders(status, -1);
      }
      exchange.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
