package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipInputStream;
import nl.pzp.identifier.Bsn;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.MessageState;
import nl.pzp.record.MessageSummary;
import nl.pzp.record.PatientRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that the program of commit 660fdf2 left when it was killed. It holds an acknowledged
 * HL7v2 message that waits for processing, a letter for an unknown patient, and an event that its
 * subscriber refused for the moment. All people are synthetic.
 *
 * <p>The subscriber has a fixed port, because its address is sealed in that database. Another
 * address would be another subscription, whose waiting event the earlier program never left. Linux
 * and Windows give no free port below 32768, so no other test takes this one.
 */
class BeforeTheHouseTest {

  // The port in the address of the stored subscription.
  private static final int HUB = 27183;
  private static final String BSN = "999930035";

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final Path folder;
  private HttpServer hub;

  BeforeTheHouseTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    unzip(Path.of("src/test/resources/before-the-house/data.zip"));
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), HUB), 0);
    hub.createContext(
        "/",
        call -> {
          events.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    hub.start();
  }

  @AfterEach
  void close() {
    hub.stop(0);
  }

  @Test
  void waitingMessagesLettersAndEventsAreProcessed() throws IOException {
    try (var adapter =
        StartedAdapter.start(
            "pzp.data.dir=" + folder,
            "pzp.letters.retry=500",
            "pzp.letters.waiting=36500d",
            "pzp.events.retry-for=36500d")) {
      Eventually.that(
          "the hospital's message is in the record",
          () -> states(adapter, "oud-1").equals(List.of(MessageState.COMMITTED)));

      var patient = Messages.patient("before-2", BSN);
      patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1944-04-05"));
      assertThat(adapter.put("/Patient/before-2", Messages.json(patient)).status()).isEqualTo(201);
      Eventually.that(
          "the letter is in the record",
          () -> letters(adapter).equals(List.of(MessageState.COMMITTED)));
      assertThat(documents(adapter)).isEqualTo(1);

      Eventually.that(
          "the subscriber has its event",
          () -> events.stream().anyMatch(event -> event.contains("/Condition/before-m1")));
      assertThat(adapter.get("/Condition/before-m1").status()).isEqualTo(200);
    }
  }

  private static List<MessageState> states(StartedAdapter adapter, String controlId) {
    return adapter.bean(Inbox.class).list(MessageFilter.ALL, 500).stream()
        .filter(message -> controlId.equals(message.controlId()))
        .map(MessageSummary::state)
        .toList();
  }

  private static List<MessageState> letters(StartedAdapter adapter) {
    return adapter.bean(Inbox.class).list(MessageFilter.ALL.of("letter files"), 10).stream()
        .map(MessageSummary::state)
        .toList();
  }

  private static int documents(StartedAdapter adapter) {
    var record = adapter.bean(PatientRecord.class);
    var person = record.personByBsn(Bsn.parse(BSN).orElseThrow()).orElseThrow();
    return record.current(person, Set.of("DocumentReference")).size();
  }

  private void unzip(Path file) throws IOException {
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var target = folder.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        Files.copy(zip, target);
      }
    }
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          folder.resolve("keys"), PosixFilePermissions.fromString("rwx------"));
      try (var keys = Files.list(folder.resolve("keys"))) {
        for (var key : keys.toList()) {
          Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
      }
    }
  }
}
