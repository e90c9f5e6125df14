package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import nl.pzp.audit.AuditTrail;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.MessageSummary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of somebody else in a browser on this machine reaches neither port. */
class StrangersTest {

  private static StartedAdapter adapter;

  @BeforeAll
  static void start() {
    adapter =
        StartedAdapter.start(
            "pzp.web.hosts=pzp.zorg.example,[fd00::7]",
            "pzp.web.operator-token=always",
            "pzp.events.base-url=https://adapter.example.nl/fhir/r4");
  }

  @AfterAll
  static void stop() {
    adapter.close();
  }

  private static List<Integer> ports() {
    return List.of(URI.create(adapter.fhir()).getPort(), adapter.managementPort());
  }

  /** The first line and the rest of an answer to a request as written. */
  private static String raw(int port, String method, String path, String headers, String body) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      var request =
          method
              + " "
              + path
              + " HTTP/1.1\r\n"
              + headers.replace("PORT", Integer.toString(port))
              + "\r\nConnection: close\r\n"
              + (bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n")
              + "\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String get(int port, String headers) {
    var path = port == adapter.managementPort() ? "/actuator/merges" : "/fhir/r4/metadata";
    return raw(port, "GET", path, headers, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.example",
        "attacker.example:PORT",
        "127.0.0.1.attacker.example",
        "localhost.attacker.example:PORT",
        "10.0.0.1",
        "xlocalhost",
        "[fd00::8]:PORT",
        "adapter.example.nl.attacker.example"
      })
  void anotherHostIsMisdirected(String host) {
    for (var port : ports()) {
      assertThat(get(port, "Host: " + host)).startsWith("HTTP/1.1 421").contains("PZP-SEC-020");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:PORT",
        "127.0.0.9",
        "localhost:PORT",
        "LOCALHOST",
        "localhost.:PORT",
        "[::1]:PORT",
        "pzp.zorg.example",
        "PZP.zorg.example:443",
        "[fd00::7]",
        "adapter.example.nl:8080"
      })
  void loopbackAndTheHostsOfTheSettingsAreServed(String host) {
    for (var port : ports()) {
      assertThat(get(port, "Host: " + host)).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://attacker.example",
        "Origin: null",
        "Origin: http://localhost:1",
        "Origin: http://127.0.0.1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void anotherSiteIsForbiddenAndLeavesNothing(String header) {
    var before = newest();
    for (var port : ports()) {
      var headers = "Host: 127.0.0.1:PORT\r\n" + header;
      assertThat(get(port, headers)).startsWith("HTTP/1.1 403").contains("PZP-SEC-021");
      assertThat(
              raw(
                  port,
                  "POST",
                  "/fhir/r4/Patient",
                  headers + "\r\nContent-Type: application/fhir+json",
                  "{\"resourceType\":\"Patient\"}"))
          .startsWith("HTTP/1.1 403");
    }
    assertThat(newest()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://127.0.0.1:PORT",
        "Origin: https://127.0.0.1:PORT",
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: none"
      })
  void ownPagesAreServed(String header) {
    for (var port : ports()) {
      assertThat(get(port, "Host: 127.0.0.1:PORT\r\n" + header)).startsWith("HTTP/1.1 200");
    }
  }

  private static List<MessageSummary> newest() {
    return adapter.bean(Inbox.class).list(MessageFilter.ALL, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /Patient, text/csv, 415",
    "POST, /Patient, application/fhir+json; fhirVersion=3.0, 415",
    "POST, /Patient, application/fhir+json; charset=utf-16, 415",
    "POST, /Patient, application/x-www-form-urlencoded, 415",
    "POST, '', text/plain, 415",
    "POST, /Patient/x, application/fhir+json, 400",
    "POST, /Medication, application/fhir+json, 404",
    "PUT, /Medication/x, application/fhir+json, 404",
    "PUT, '', application/fhir+json, 405",
    "PATCH, /Patient/x, application/json-patch+json, 405",
    "PROPFIND, /Patient/x, application/fhir+json, 400"
  })
  void refusalOfMethodOrTypeLeavesNoBody(String method, String path, String type, int status) {
    for (var door : List.of("/fhir/r4", "/fhir/stu3")) {
      var secret = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Vreemdeling\"}]}";
      var media = door.endsWith("stu3") ? type.replace("=3.0", "=4.0") : type;
      var reply =
          raw(
              ports().get(0),
              method,
              door + path,
              "Host: localhost\r\nContent-Type: " + media,
              secret);
      assertThat(reply).startsWith("HTTP/1.1 " + status);
      assertThat(newest())
          .allSatisfy(
              message ->
                  assertThat(adapter.bean(Inbox.class).find(message.id()).orElseThrow().body())
                      .isNullOrEmpty());
    }
  }

  @Test
  void changesOnTheManagementPortNeedTheTokenAndAreAudited() throws IOException {
    var path =
        "http://127.0.0.1:"
            + adapter.managementPort()
            + "/actuator/merges/5f2c1f5e-0000-4000-8000-000000000000";
    var undo = "{\"action\":\"undo\"}";
    var folder = Path.of(adapter.context().getEnvironment().getProperty("pzp.data.dir", ""));
    var file = folder.resolve("management-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    for (var wrong : List.of("Bearer x", "Basic eDp4", Files.readString(file))) {
      var refused = adapter.post(path, undo, json("Authorization", wrong));
      assertThat(refused.status()).as(wrong).isEqualTo(401);
      assertThat(refused.problems()).containsExactly("PZP-SEC-022");
    }
    assertThat(adapter.post(path, undo, json()).status()).isEqualTo(401);
    assertThat(audited()).contains("\"outcome\":\"4\"", "PZP-SEC-022").contains("\"unknown\"");

    var token = "Bearer " + Files.readString(file);
    assertThat(adapter.post(path, undo, json("Authorization", token)).status()).isEqualTo(404);
    assertThat(audited())
        .contains("\"outcome\":\"0\"", "\"operator\"")
        .contains(
            java.util.Base64.getEncoder()
                .encodeToString(
                    ("POST " + URI.create(path).getPath() + " undo")
                        .getBytes(StandardCharsets.UTF_8)));
  }

  private static String[] json(String... more) {
    var headers = new java.util.ArrayList<>(List.of("Content-Type", "application/json"));
    headers.addAll(List.of(more));
    return headers.toArray(String[]::new);
  }

  private static String audited() {
    return adapter.bean(AuditTrail.class).newest(1).get(0);
  }
}
