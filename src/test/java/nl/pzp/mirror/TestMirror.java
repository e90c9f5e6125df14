package nl.pzp.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR server on a real socket with versions, If-Match, whole transactions and checked
 * references. It can simulate faults.
 */
final class TestMirror implements AutoCloseable {

  /** A stored resource; no content after its deletion. */
  record Held(int version, @Nullable ObjectNode content) {}

  /** A fault in an answer. */
  interface Fault {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Held> all = new TreeMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<List<String>> transactions = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private volatile String refused = "nothing";
  private volatile boolean loseAnswer;

  TestMirror() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/fhir", this::serve);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  /** Gives the next answers these faults, in order. */
  synchronized void fail(Fault... next) {
    faults.addAll(List.of(next));
  }

  static Fault status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Accepts the next transaction, and breaks the connection in the middle of the answer. */
  void loseNextAnswer() {
    loseAnswer = true;
  }

  /** Refuses every transaction that contains this key. */
  void refuse(String key) {
    refused = key;
  }

  /** The keys of each accepted transaction, in order. */
  List<List<String>> transactions() {
    return List.copyOf(transactions);
  }

  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  synchronized @Nullable JsonNode content(String key) {
    var held = all.get(key);
    return held == null ? null : held.content();
  }

  synchronized int version(String key) {
    var held = all.get(key);
    return held == null ? 0 : held.version();
  }

  synchronized List<String> present() {
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().content() != null)
        .map(Map.Entry::getKey)
        .toList();
  }

  synchronized void empty() {
    all.clear();
  }

  /** Another party writes here. */
  synchronized void change(String key, String element, String value) {
    var held = all.get(key);
    var content = held == null ? JSON.createObjectNode() : held.content();
    content = content == null ? JSON.createObjectNode() : content.deepCopy();
    var parts = key.split("/", -1);
    content.put("resourceType", parts[0]).put("id", parts[1]).put(element, value);
    all.put(key, new Held(held == null ? 1 : held.version() + 1, content));
  }

  /** Another party deletes here. */
  synchronized void delete(String key) {
    all.put(key, new Held(version(key) + 1, null));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      authorizations.addAll(
          exchange.getRequestHeaders().getOrDefault("Authorization", List.of("none")));
      var body = exchange.getRequestBody().readAllBytes();
      var fault = nextFault();
      if (fault != null) {
        fault.answer(exchange);
      } else if (exchange.getRequestMethod().equals("GET")) {
        read(exchange);
      } else {
        write(exchange, JSON.readTree(body));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Fault nextFault() {
    return faults.poll();
  }

  private synchronized void read(HttpExchange exchange) throws IOException {
    var key = exchange.getRequestURI().getPath().substring("/fhir/".length());
    var held = all.get(key);
    if (held == null || held.content() == null) {
      send(exchange, held == null ? 404 : 410, outcome());
      return;
    }
    var shown = held.content().deepCopy();
    // As servers do: their own version, and an extension in meta.
    shown.withObject("meta").put("versionId", Integer.toString(held.version()));
    shown.withObject("meta").put("source", "#abc");
    exchange.getResponseHeaders().add("ETag", "W/\"" + held.version() + "\"");
    send(exchange, 200, shown);
  }

  private synchronized void write(HttpExchange exchange, JsonNode bundle) throws IOException {
    var fresh = new HashMap<>(all);
    var response =
        JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction-response");
    var keys = new ArrayList<String>();
    for (var entry : bundle.path("entry")) {
      var status = apply(entry, fresh);
      if (status >= 400) {
        send(exchange, status, outcome());
        return;
      }
      var key = entry.path("request").path("url").asText();
      keys.add(entry.path("request").path("method").asText() + " " + key);
      var held = fresh.get(key);
      response
          .withArray("entry")
          .addObject()
          .putObject("response")
          .put("status", status + " OK")
          .put("etag", "W/\"" + (held == null ? 0 : held.version()) + "\"");
    }
    if (!isWhole(fresh)) {
      send(exchange, 400, outcome());
      return;
    }
    all.clear();
    all.putAll(fresh);
    transactions.add(keys);
    if (loseAnswer) {
      loseAnswer = false;
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write("{\"resourceType\":\"Bun".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      return;
    }
    send(exchange, 200, response);
  }

  private int apply(JsonNode entry, Map<String, Held> fresh) {
    var key = entry.path("request").path("url").asText();
    var held = fresh.get(key);
    var version = held == null ? 0 : held.version();
    var before = held == null ? null : held.content();
    var there = before != null;
    var wanted = entry.path("request").path("ifMatch").asText("");
    if (key.equals(refused)) {
      return 422;
    }
    if (!wanted.isEmpty() && (!there || !wanted.equals("W/\"" + version + "\""))) {
      return 412;
    }
    var next = version + 1;
    if (entry.path("request").path("method").asText().equals("DELETE")) {
      if (held != null) {
        fresh.put(key, new Held(next, null));
      }
      return 204;
    }
    var content = (ObjectNode) entry.path("resource");
    if (there && content.equals(before)) {
      return 200;
    }
    fresh.put(key, new Held(next, content));
    return there ? 200 : 201;
  }

  private static boolean isWhole(Map<String, Held> fresh) {
    return fresh.values().stream()
        .map(Held::content)
        .filter(java.util.Objects::nonNull)
        .flatMap(content -> ResourceReferences.of(content).stream())
        .allMatch(
            link -> {
              var target = fresh.get(link.toString());
              return target != null && target.content() != null;
            });
  }

  private static ObjectNode outcome() {
    return JSON.createObjectNode().put("resourceType", "OperationOutcome");
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
