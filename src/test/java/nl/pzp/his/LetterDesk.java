package nl.pzp.his;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.Inbox;
import nl.pzp.record.KeptMessage;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.MessageState;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** A started adapter with its letter folders, from the side of a sender or receiver of files. */
final class LetterDesk implements AutoCloseable {

  static final Path SET = Path.of("src/test/resources/edifact");
  static final String ZANDSTRA = "999930011";
  static final String WOLF = "999930023";
  static final String UNKNOWN = "999930035";

  private final StartedAdapter adapter;
  private final Path folder;

  private LetterDesk(StartedAdapter adapter, Path folder) {
    this.adapter = adapter;
    this.folder = folder;
  }

  /** Starts it with two patients, one of whom has a GP with an AGB number. */
  static LetterDesk start(String... settings) {
    var folder = newFolder();
    var all =
        Stream.concat(
                Stream.of(
                    "pzp.letters.in-folder=" + folder.resolve("in"),
                    "pzp.letters.out-folder=" + folder.resolve("out"),
                    "pzp.letters.rejected-folder=" + folder.resolve("rejected"),
                    "pzp.letters.settled=200",
                    "pzp.letters.address=500000999"),
                Arrays.stream(settings))
            .toArray(String[]::new);
    var desk = new LetterDesk(StartedAdapter.start(all), folder);
    desk.patient("zandstra", ZANDSTRA, "1941-02-03");
    desk.patient("wolf", WOLF, "1938-11-30");
    return desk;
  }

  StartedAdapter adapter() {
    return adapter;
  }

  Path in() {
    return folder.resolve("in");
  }

  Path out() {
    return folder.resolve("out");
  }

  Path rejected() {
    return folder.resolve("rejected");
  }

  /** Puts a complete file in the folder under its final name. */
  void put(String name, byte[] content) throws IOException {
    Files.createDirectories(in());
    var partial = in().resolve(name + ".part");
    Files.write(partial, content);
    Files.move(partial, in().resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether the adapter has taken every file. */
  boolean isEmpty() {
    try (var files = Files.list(in())) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void patient(String id, String bsn, String birthDate) {
    var patient = Messages.patient(id, bsn);
    patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType(birthDate));
    patient
        .addGeneralPractitioner()
        .setDisplay("Huisarts Veldman")
        .getIdentifier()
        .setSystem("http://fhir.nl/fhir/NamingSystem/agb-z")
        .setValue("01990001");
    var reply = adapter.put("/Patient/" + id, Messages.json(patient));
    if (reply.status() >= 300) {
      throw new IllegalStateException(reply.toString());
    }
  }

  /** The message of the inbox with this content, as a file or as one letter. */
  Optional<KeptMessage> kept(String sender, byte[] content) {
    var inbox = adapter.bean(Inbox.class);
    return inbox.list(MessageFilter.ALL.of(sender), 500).stream()
        .flatMap(summary -> inbox.find(summary.id()).stream())
        .filter(message -> message.body() != null && Arrays.equals(message.body(), content))
        .findFirst();
  }

  Optional<KeptMessage> file(byte[] content) {
    return kept("letter files", content);
  }

  long open() {
    return adapter
        .bean(Inbox.class)
        .list(MessageFilter.ALL.of("letter files").in(MessageState.RECEIVED), 500)
        .size();
  }

  List<DocumentReference> documents(String bsn) {
    return of(bsn, DocumentReference.class);
  }

  List<Task> tasks(String bsn) {
    return of(bsn, Task.class);
  }

  List<Resource> all(String bsn) {
    return of(bsn, Resource.class).stream().filter(each -> !(each instanceof Patient)).toList();
  }

  private <T> List<T> of(String bsn, Class<T> type) {
    var record = adapter.bean(PatientRecord.class);
    var person = record.personByBsn(Bsn.parse(bsn).orElseThrow()).orElseThrow();
    return record.current(person, Set.of()).stream()
        .map(each -> FhirContext.forR4Cached().newJsonParser().parseResource(each.json()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The answer to the sender of a file, by file name extension. */
  Optional<String> rejection(KeptMessage file, String ending) {
    var path = folder.resolve("rejected").resolve(file.summary().id() + ending);
    try {
      return Files.exists(path)
          ? Optional.of(Files.readString(path, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every text answer to a sender. */
  List<String> rejections() {
    try (var files = Files.list(folder.resolve("rejected"))) {
      return files.filter(file -> file.toString().endsWith(".txt")).map(LetterDesk::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "letters");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    adapter.close();
  }
}
