package nl.pzp.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Posts forms and searches patients at a running adapter, compared in the same run with a bare HTTP
 * server. That server reads the same bytes and does nothing. Runs against loopback only.
 *
 * <p>Arguments: base of the FHIR door, number of clients, seconds per part.
 */
public final class LoadRun {

  private static final Path PERSON =
      Path.of("profiles", "examples", "jannie-vlasveld", "form.json");
  private static final int FIRST_NUMBER = 999_900_000;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final AtomicInteger next = new AtomicInteger();
  private final List<String> patients = Collections.synchronizedList(new ArrayList<>());
  private final String template;
  private final String knownBsn;

  private LoadRun() throws IOException {
    template = Files.readString(PERSON);
    var entries = new ObjectMapper().readTree(template).path("entry");
    knownBsn = entries.path(0).path("resource").path("identifier").path(0).path("value").asText();
  }

  public static void main(String[] arguments) throws Exception {
    var base = URI.create(arguments[0]);
    if (!InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
      throw new IllegalArgumentException("Only a server on loopback is measured");
    }
    int clients = Integer.parseInt(arguments[1]);
    var time = Duration.ofSeconds(Long.parseLong(arguments[2]));
    var run = new LoadRun();
    // The first round warms both sides and is not reported.
    run.measure("", 2, Duration.ofSeconds(10), () -> run.post(base));
    var idle = run.server();
    run.measure("limit: server that reads and forgets", clients, time, () -> run.send(idle));
    run.measure("transaction Bundles with a form", clients, time, () -> run.post(base));
    run.measure(
        "searches: treatment directives of a patient", clients, time, () -> run.search(base));
    System.exit(0);
  }

  private HttpServerAddress server() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return new HttpServerAddress(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  private record HttpServerAddress(URI uri) {}

  private int send(HttpServerAddress server) throws IOException, InterruptedException {
    return client.send(post(server.uri(), someBody()), BodyHandlers.discarding()).statusCode();
  }

  private int post(URI base) throws IOException, InterruptedException {
    var answer = client.send(post(base, someBody()), BodyHandlers.ofString());
    if (answer.statusCode() == 200) {
      var location =
          new ObjectMapper()
              .readTree(answer.body())
              .path("entry")
              .path(0)
              .path("response")
              .path("location");
      patients.add(location.asText().replaceFirst(".*?(Patient/[^/]+).*", "$1"));
    }
    return answer.statusCode();
  }

  private int search(URI base) throws IOException, InterruptedException {
    var patient = patients.get(Math.floorMod(next.incrementAndGet(), patients.size()));
    var uri =
        URI.create(
            base
                + "/Consent?patient="
                + patient
                + "&scope=http://terminology.hl7.org/CodeSystem/consentscope%7Ctreatment"
                + "&category=http://snomed.info/sct%7C129125009");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).statusCode();
  }

  private static HttpRequest post(URI uri, String body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/fhir+json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  // A new person each time, with a new BSN and new ids.
  private String someBody() {
    var body = template.replace(knownBsn, number(next.incrementAndGet()));
    for (var id : List.of("fullUrl", "value")) {
      body = body.replace("\"" + id + "\" : ", "\"" + id + "\": ");
    }
    var salt = UUID.randomUUID().toString().substring(0, 8);
    return body.replaceAll("(urn:uuid:)[0-9a-f]{8}", "$1" + salt)
        .replaceAll("(\"value\": \")[0-9a-f]{8}(-[0-9a-f]{4}-)", "$1" + salt + "$2");
  }

  private static String number(int nth) {
    return IntStream.iterate(FIRST_NUMBER, n -> n + 1)
        .filter(LoadRun::passesElevenTest)
        .skip(Math.floorMod(nth, 9_000))
        .mapToObj(Integer::toString)
        .findFirst()
        .orElseThrow();
  }

  private static boolean passesElevenTest(int number) {
    var digits = Integer.toString(number);
    int sum = -Character.digit(digits.charAt(8), 10);
    for (int i = 0; i < 8; i++) {
      sum += (9 - i) * Character.digit(digits.charAt(i), 10);
    }
    return sum % 11 == 0;
  }

  private void measure(String name, int clients, Duration time, Callable<Integer> one)
      throws Exception {
    var nanos = Collections.synchronizedList(new ArrayList<Long>());
    var failed = new AtomicInteger();
    var end = System.nanoTime() + time.toNanos();
    try (var pool = new Pool(clients)) {
      pool.run(
          () -> {
            while (System.nanoTime() < end) {
              var start = System.nanoTime();
              if (one.call() >= 300) {
                failed.incrementAndGet();
              }
              nanos.add(System.nanoTime() - start);
            }
            return null;
          });
    }
    Collections.sort(nanos);
    if (!name.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "%-45s %7.1f/s  p50 %6.1f ms  p99 %6.1f ms  failed %d of %d%n",
          name,
          nanos.size() / (double) time.toSeconds(),
          nanos.get(nanos.size() / 2) / 1e6,
          nanos.get(nanos.size() * 99 / 100) / 1e6,
          failed.get(),
          nanos.size());
    }
  }

  private static final class Pool implements AutoCloseable {
    private final java.util.concurrent.ExecutorService threads;
    private final int clients;

    Pool(int clients) {
      this.clients = clients;
      this.threads = Executors.newFixedThreadPool(clients);
    }

    void run(Callable<Void> work) throws Exception {
      for (var done : threads.invokeAll(Collections.nCopies(clients, work))) {
        done.get();
      }
    }

    @Override
    public void close() {
      threads.shutdown();
      try {
        threads.awaitTermination(5, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
