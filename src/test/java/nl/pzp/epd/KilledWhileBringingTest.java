package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.pzp.fhirapi.Messages;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.notify.delivery.Eventually;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed after a hospital has a message and before the record knows. The hospital
 * gets the same message again, and the GP one letter.
 */
@Tag("proof")
class KilledWhileBringingTest {

  private final int port = freePort();
  private volatile @Nullable Process running;

  @Test
  void hospitalGetsTheSameMessageAgainAndTheGpOneLetter(@TempDir Path folder) throws Exception {
    try (var hospital = HospitalStub.open()) {
      hospital.next(
          HospitalStub.answering("AA"),
          (connection, message) -> running().toHandle().destroyForcibly());
      running = start(folder, hospital.port());
      put(patient());
      put(Messages.form("killed-form", "killed", TreatmentDecision.DO_NOT_PERFORM));
      assertThat(running().waitFor(2, TimeUnit.MINUTES)).as("it was killed").isTrue();

      running = start(folder, hospital.port());
      Eventually.that(
          "all came again", Duration.ofMinutes(2), () -> hospital.received().size() >= 4);
      assertThat(hospital.received().subList(2, 4)).isEqualTo(hospital.received().subList(0, 2));
      Eventually.that("the letter lies ready", () -> letters(folder).size() == 1);
      // Nothing repeats without end.
      put(Messages.form("later-form", "killed", TreatmentDecision.PERFORM));
      Eventually.that("the next came", () -> hospital.received().size() >= 6);
      assertThat(hospital.received()).hasSize(6);
      assertThat(HospitalStub.field(hospital.received().get(4), "TXA", 13))
          .isEqualTo(HospitalStub.field(hospital.received().get(2), "TXA", 12));
    } finally {
      running().toHandle().destroyForcibly();
      running().waitFor(1, TimeUnit.MINUTES);
    }
  }

  private Process running() {
    return java.util.Objects.requireNonNull(running);
  }

  private static Patient patient() {
    var patient = Messages.patient("killed", "999940090");
    patient
        .addGeneralPractitioner()
        .getIdentifier()
        .setSystem("http://fhir.nl/fhir/NamingSystem/agb-z")
        .setValue("01990001");
    return patient;
  }

  private static List<String> letters(Path folder) {
    var names =
        folder.resolve("letters/out").toFile().list((parent, name) -> name.endsWith(".edi"));
    return names == null ? List.of() : List.of(names);
  }

  private void put(Resource resource) throws Exception {
    var path = "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/r4" + path))
            .header("Content-Type", "application/fhir+json")
            .PUT(HttpRequest.BodyPublishers.ofString(Messages.json(resource)))
            .build();
    for (int attempt = 0; attempt < 600 && running().isAlive(); attempt++) {
      try {
        var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(reply.body()).isLessThan(300);
        return;
      } catch (IOException e) {
        // The program has not started yet, or was killed during its answer.
        Thread.sleep(200);
      }
    }
  }

  private Process start(Path folder, int hospital) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "nl.pzp.PzpAdapterApplication",
                "--server.port=" + port,
                "--management.server.port=0",
                "--pzp.mllp.enabled=false",
                "--pzp.validation.warm-up=false",
                "--pzp.data.dir=" + folder,
                "--pzp.letters.address=500000999",
                "--pzp.letters.recipients[0].agb=01990001",
                "--pzp.letters.recipients[0].address=500000887"));
    for (var channel : List.of("hl7v2", "letter")) {
      var name = "--pzp.events.subscriptions.kill-" + channel + ".";
      command.addAll(
          List.of(name + "topic=care-plan", name + "channel=" + channel, name + "basis=treatment"));
    }
    command.add("--pzp.events.subscriptions.kill-hl7v2.endpoint=mllp://127.0.0.1:" + hospital);
    Files.createDirectories(folder);
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
