package nl.pzp.bench.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A subscriber with its own endpoint. It reports each step to a listener, line by line. */
public final class LearningHub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 2_000_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AdapterClient adapter;
  private final URI endpoint;
  private final String secret = UUID.randomUUID().toString();
  private final SignatureCheck signatures;
  private final NumberBook numbers = new NumberBook();
  private final HubManners manners;
  private final Clock clock;
  private final Consumer<String> says;
  private final AtomicInteger received = new AtomicInteger();
  private volatile Instant backAt = Instant.MIN;
  private volatile String subscription = "";

  /**
   * @param adapter the FHIR R4 door
   * @param address where to listen
   * @param says receives a line for every step
   */
  public LearningHub(
      URI adapter,
      InetSocketAddress address,
      HubManners manners,
      Clock clock,
      Consumer<String> says)
      throws IOException {
    this.adapter = new AdapterClient(adapter);
    this.manners = manners;
    this.clock = clock;
    this.says = says;
    this.signatures = new SignatureCheck(secret, clock);
    server = HttpServer.create(address, 100);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
    endpoint =
        URI.create(
            "http://"
                + address.getAddress().getHostAddress()
                + ":"
                + server.getAddress().getPort()
                + "/notify");
  }

  /** Subscribes to a topic; the handshake then arrives at the endpoint. */
  public void subscribe(String topic, String content, List<String> filters) throws IOException {
    subscription = adapter.subscribe(topic, endpoint, content, secret, filters);
    says.accept("subscribed to " + topic + " as Subscription/" + subscription);
  }

  /** Asks for the current event count and fetches every missing event. */
  public void catchUp() throws IOException {
    var status = adapter.status(subscription);
    numbers.announced(number(status, "events-since-subscription-start"));
    for (var gap : numbers.gaps()) {
      says.accept("missing #" + gap.since() + " to #" + gap.until() + ", asking for them");
      events(adapter.events(subscription, gap), "asked");
    }
  }

  /** The gaps in the received numbers. */
  public List<NumberBook.Gap> gaps() {
    return numbers.gaps();
  }

  /** The number up to which nothing is missing. */
  public long events() {
    return numbers.allUpTo();
  }

  /** Ends the subscription. */
  public void unsubscribe() throws IOException {
    adapter.unsubscribe(subscription);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(MOST_BYTES);
      var count = received.incrementAndGet();
      if (isAway(count)) {
        // No answer: the other side sees a machine that is gone.
        return;
      }
      Thread.sleep(manners.slow().toMillis());
      var status = answer(exchange, body, count);
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAway(int count) {
    if (manners.vanishAfter() > 0 && count == manners.vanishAfter() + 1) {
      backAt = clock.instant().plus(manners.vanishFor());
      says.accept("away until " + backAt);
    }
    return clock.instant().isBefore(backAt);
  }

  private int answer(HttpExchange exchange, byte[] body, int count) throws IOException {
    if (manners.failEvery() > 0 && count % manners.failEvery() == 0) {
      says.accept("answered 503, as told");
      return 503;
    }
    if (!signatures.holds(exchange.getRequestHeaders().getFirst(SignatureCheck.HEADER), body)) {
      says.accept("refused: the signature does not hold, or was seen before");
      return 401;
    }
    var bundle = JSON.readTree(body);
    var status = bundle.path("entry").path(0).path("resource");
    var type = text(status, "type");
    if (!type.equals("event-notification")) {
      says.accept(type);
    }
    // A real subscriber writes the notification to disk here, before it answers.
    events(bundle, "received");
    return 200;
  }

  private void events(JsonNode bundle, String how) {
    var status = bundle.path("entry").path(0).path("resource");
    for (var parameter : status.path("parameter")) {
      if (parameter.path("name").asText().equals("notification-event")) {
        event(parameter, how);
      }
    }
  }

  private void event(JsonNode event, String how) {
    var number = 0L;
    var focus = "withheld, or without content";
    for (var part : event.path("part")) {
      if (part.path("name").asText().equals("event-number")) {
        number = part.path("valueString").asLong();
      } else if (part.path("name").asText().equals("focus")) {
        focus = part.path("valueReference").path("reference").asText();
      }
    }
    var fresh = numbers.take(number);
    says.accept(how + " #" + number + (fresh ? " " + focus : ", which we had"));
  }

  private static long number(JsonNode status, String name) {
    var text = text(status, name);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private static String text(JsonNode status, String name) {
    for (var parameter : status.path("parameter")) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter.path("valueCode").asText(parameter.path("valueString").asText());
      }
    }
    return "";
  }
}
