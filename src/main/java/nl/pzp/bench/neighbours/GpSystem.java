package nl.pzp.bench.neighbours;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.Resource;

/**
 * A GP system that offers its patients in FHIR STU3, by GET and POST, and collects letters from a
 * folder. Like real ones it knows few search parameters and ignores the others.
 */
public final class GpSystem implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Resource> all;
  private final Consumer<String> says;

  /**
   * @param port where to listen on loopback; 0 for any
   * @param says receives a line for every step, without content
   */
  public GpSystem(Profiles profiles, NeighbourPeople people, int port, Consumer<String> says)
      throws IOException {
    this.says = says;
    this.all = Stu3Plans.of(people, new Stu3Converter(profiles, Packs.read(profiles)));
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    server.setExecutor(threads);
    server.createContext("/fhir/", this::answer);
    server.start();
  }

  /** The base address of its FHIR server. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring("/fhir/".length()).split("/", -1);
      var search = path.length == 1 || (path.length == 2 && path[1].equals("_search"));
      if (search) {
        search(exchange, path[0]);
      } else {
        read(exchange, path[0] + "/" + path[1]);
      }
    }
  }

  private void read(HttpExchange exchange, String key) throws IOException {
    var found = all.get(key);
    says.accept("GP system: was asked for one " + key.substring(0, key.indexOf('/')));
    send(exchange, found == null ? 404 : 200, found == null ? new OperationOutcome() : found);
  }

  private void search(HttpExchange exchange, String type) throws IOException {
    var asked = parameters(exchange);
    var found = matches(type, asked);
    var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(found.size());
    var included = new LinkedHashMap<String, Resource>();
    for (var resource : found) {
      entry(bundle, resource, Bundle.SearchEntryMode.MATCH);
      if (asked.containsKey("_include")) {
        Stu3Plans.references(resource).stream()
            .filter(all::containsKey)
            .forEach(key -> included.put(key, all.get(key)));
      }
    }
    included.values().forEach(each -> entry(bundle, each, Bundle.SearchEntryMode.INCLUDE));
    says.accept(
        "GP system: was asked for "
            + type
            + " by "
            + exchange.getRequestMethod()
            + ", gave "
            + found.size());
    send(exchange, 200, bundle);
  }

  private void entry(Bundle bundle, Resource resource, Bundle.SearchEntryMode mode) {
    bundle
        .addEntry()
        .setFullUrl(base() + "/" + RelativeReference.of(resource))
        .setResource(resource)
        .getSearch()
        .setMode(mode);
  }

  private List<Resource> matches(String type, Map<String, String> asked) {
    var found = new ArrayList<Resource>();
    for (var entry : all.entrySet()) {
      if (entry.getKey().startsWith(type + "/") && Stu3Plans.meets(entry.getValue(), asked)) {
        found.add(entry.getValue());
      }
    }
    return found;
  }

  private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
    var text = String.valueOf(exchange.getRequestURI().getRawQuery());
    if (exchange.getRequestMethod().equals("POST")) {
      text += "&" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }
    var found = new HashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        found.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  private static void send(HttpExchange exchange, int status, Resource body) throws IOException {
    var bytes =
        FhirContext.forDstu3Cached()
            .newJsonParser()
            .encodeResourceToString(body)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
