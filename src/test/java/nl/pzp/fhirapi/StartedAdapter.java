package nl.pzp.fhirapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.pzp.PzpAdapterApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The started program, on free ports with a record of its own. */
public final class StartedAdapter implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  private StartedAdapter(ConfigurableApplicationContext context) {
    this.context = context;
    this.base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  public static StartedAdapter start(String... settings) {
    return started(new SpringApplication(PzpAdapterApplication.class), settings);
  }

  /** The same, with SQL statements that a test can watch and stop. */
  public static StartedAdapter watched(String... settings) {
    return started(
        new SpringApplication(PzpAdapterApplication.class, WatchedDatabase.class), settings);
  }

  private static StartedAdapter started(SpringApplication program, String... settings) {
    var arguments = new ArrayList<String>();
    arguments.add("--server.port=0");
    arguments.add("--management.server.port=0");
    arguments.add("--pzp.mllp.port=0");
    if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("pzp.data.dir="))) {
      arguments.add("--pzp.data.dir=" + newFolder());
    }
    if (Arrays.stream(settings)
        .noneMatch(setting -> setting.startsWith("pzp.validation.warm-up="))) {
      arguments.add("--pzp.validation.warm-up=false");
    }
    Arrays.stream(settings).map(setting -> "--" + setting).forEach(arguments::add);
    return new StartedAdapter(program.run(arguments.toArray(String[]::new)));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "adapter");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public int managementPort() {
    return Integer.parseInt(
        String.valueOf(context.getEnvironment().getProperty("local.management.port")));
  }

  public String fhir() {
    return base + "/fhir/r4";
  }

  /** The STU3 base address of the same record. */
  public String stu3() {
    return base + "/fhir/stu3";
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : fhir() + path));
  }

  public Reply get(String path, String... headers) {
    return send(with(request(path).GET(), headers));
  }

  public Reply delete(String path, String... headers) {
    return send(with(request(path).DELETE(), headers));
  }

  public Reply post(String path, String body, String... headers) {
    return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Reply post(String path, byte[] body, String... headers) {
    return send(with(request(path).POST(BodyPublishers.ofByteArray(body)), orJson(headers)));
  }

  public Reply put(String path, String body, String... headers) {
    return send(with(request(path).PUT(BodyPublishers.ofString(body)), orJson(headers)));
  }

  private static String[] orJson(String... headers) {
    if (List.of(headers).contains("Content-Type")) {
      return headers;
    }
    var all = new ArrayList<>(List.of("Content-Type", "application/fhir+json"));
    all.addAll(List.of(headers));
    return all.toArray(String[]::new);
  }

  private static HttpRequest with(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  Reply send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
