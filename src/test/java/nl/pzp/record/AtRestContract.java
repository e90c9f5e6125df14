package nl.pzp.record;

import static nl.pzp.record.People.BSN;
import static nl.pzp.record.People.SOURCE;
import static nl.pzp.record.People.known;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.pzp.record.atrest.AtRestProblem;
import nl.pzp.record.atrest.ContentCipher;
import org.junit.jupiter.api.Test;

/** The database gives no content away, and opens only with its key. */
abstract class AtRestContract extends RecordContract {

  AtRestContract(TestDatabase database) {
    super(database);
  }

  private PersonId writeEverything() {
    var body = "ruw bericht over " + BSN.value() + " " + People.FAMILY_NAME;
    var id = record.inbox().receive(People.message("ctrl-" + BSN.value(), body)).id();
    return record
        .record()
        .change(
            id,
            c -> {
              var person = c.person(known("p-1", BSN));
              c.writeAll(
                  List.of(
                      People.patient("p-1", person, SOURCE, BSN),
                      People.goal("1", person, "thuis sterven")));
              c.announce(OutboxContract.event(person, "1", 1));
              c.answer(People.answer(201, "antwoord over " + BSN.value()));
              return person;
            });
  }

  @Test
  void noColumnOfAnyTableHoldsABsnANameOrContent() {
    var person = writeEverything();
    record.record().erase(identify(known("p-9", People.OTHER_BSN)), "om mevrouw X");
    assertThat(record.record().personByBsn(BSN)).contains(person);

    var dump = dump();

    assertThat(dump).contains("p-1").contains("goal");
    assertThat(dump)
        .doesNotContain(BSN.value())
        .doesNotContain(People.OTHER_BSN.value())
        .doesNotContain("zonnebloem")
        .doesNotContain("pat-778899")
        .doesNotContain("thuis sterven")
        .doesNotContain("ruw bericht")
        .doesNotContain("antwoord over")
        .doesNotContain("mevrouw");
  }

  // Every column as text and, where it holds bytes, as the letters those bytes would be.
  private String dump() {
    var everything = new StringBuilder();
    var tables =
        record
            .jdbc()
            .queryForList(
                "SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema = CURRENT_SCHEMA",
                String.class);
    assertThat(tables).hasSizeGreaterThan(10);
    for (var table : tables) {
      record
          .jdbc()
          .query(
              "SELECT * FROM \"" + table + "\"",
              row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                  var value = row.getObject(i);
                  everything
                      .append(
                          value instanceof byte[] bytes
                              ? new String(bytes, StandardCharsets.ISO_8859_1)
                              : String.valueOf(value))
                      .append('\n');
                }
              });
    }
    return everything.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void theKeyFileIsForItsOwnerAlone() throws IOException {
    var files = keyFiles();

    assertThat(files).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys())))
        .isEqualTo("rwx------");
  }

  @Test
  void withoutItsKeyFileTheRecordDoesNotOpen() throws IOException {
    writeEverything();
    var file = keyFiles().get(0);
    Files.move(file, folder.resolve("elsewhere"));
    record.close();

    var problem = refused(() -> TestRecord.on(url, keys(), clock));

    assertThat(problem.code()).isEqualTo(AtRestProblem.KEY_FILE_MISSING);
    assertThat(problem.details()).containsEntry("file", String.valueOf(file.getFileName()));
    assertThat(keyFiles()).isEmpty();
    Files.move(folder.resolve("elsewhere"), file);
    restart();
    assertThat(record.record().read("Goal", "1").orElseThrow().json()).contains("thuis sterven");
  }

  @Test
  void withAnotherKeyInItsKeyFileTheRecordDoesNotOpen() throws IOException {
    writeEverything();
    record.close();
    var file = keyFiles().get(0);
    var other = "created=2026-01-01T00:00:00Z\nkey=" + "A".repeat(43) + "=\n";
    Files.writeString(file, other);

    assertRefused(() -> TestRecord.on(url, keys(), clock), AtRestProblem.KEY_FILE_WRONG);
    Files.writeString(file, "damaged");
    assertRefused(() -> TestRecord.on(url, keys(), clock), AtRestProblem.KEY_FILE_UNREADABLE);
  }

  @Test
  void contentMovedToAnotherRowDoesNotOpen() {
    var person = writeEverything();
    write(People.goal("2", person, "iets anders"));
    record
        .jdbc()
        .update(
            "UPDATE resource_version SET content_sealed = (SELECT content_sealed FROM"
                + " resource_version WHERE resource_id = '2') WHERE resource_id = '1'");

    assertRefused(() -> record.record().read("Goal", "1"), AtRestProblem.CONTENT_UNREADABLE);
    assertThat(record.record().read("Goal", "2")).isPresent();
  }

  @Test
  void everythingIsSealedAgainWithANewDataKeyAndTheOldOneGoes() {
    var person = writeEverything();
    var large = "0123456789".repeat(10) + new java.util.Random(3).ints(400_000);
    write(People.goal("large", person, large + randomText()));
    var before = keyNumbers();
    var number = record.keyRotation().newDataKey();
    write(People.goal("after", person, "met de nieuwe sleutel"));

    assertThat(before).doesNotContain(number);
    assertRefused(() -> record.keyRotation().retire(before.get(0)), AtRestProblem.KEY_IN_USE);
    assertThat(record.keyRotation().reencrypt()).isGreaterThan(5);
    assertThat(record.keyRotation().reencrypt()).isZero();
    assertThat(keyNumbers()).containsExactly(number);
    assertRefused(() -> record.keyRotation().retire(before.get(0)), AtRestProblem.KEY_IN_USE);
    clock.move(Duration.ofMinutes(61));
    record.keyRotation().retire(before.get(0));
    restart();

    assertThat(record.record().read("Goal", "1").orElseThrow().json()).contains("thuis sterven");
    assertThat(record.record().read("Goal", "large").orElseThrow().json()).contains(large);
    assertThat(record.record().personByBsn(BSN)).contains(person);
    var message = record.inbox().list(MessageFilter.ALL.in(MessageState.COMMITTED), 1).get(0);
    assertThat(record.inbox().find(message.id()).orElseThrow().answer())
        .isEqualTo(People.answer(201, "antwoord over " + BSN.value()));
    assertThat(message.controlId()).isEqualTo("ctrl-" + BSN.value());
  }

  private static String randomText() {
    var random = new java.util.Random(5);
    var text = new StringBuilder();
    for (int i = 0; i < 2_000_000; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private List<Integer> keyNumbers() {
    var numbers = new ArrayList<Integer>();
    record
        .jdbc()
        .query(
            "SELECT content_sealed FROM resource_version UNION ALL"
                + " SELECT body_sealed FROM inbox_message UNION ALL"
                + " SELECT answer_sealed FROM inbox_message WHERE answer_sealed IS NOT NULL",
            row -> {
              numbers.add(ContentCipher.keyNumber(row.getBytes(1)));
            });
    return numbers.stream().distinct().toList();
  }

  @Test
  void aNewKeyFileTakesOverAndTheOldOneCanGo() throws IOException {
    var person = writeEverything();
    var old = keyFiles().get(0);
    clock.move(Duration.ofSeconds(1));

    var fresh = record.keyRotation().newKeyFile();

    assertThat(keyFiles()).hasSize(2);
    Files.delete(old);
    restart();
    assertThat(keyFiles()).extracting(p -> String.valueOf(p.getFileName())).containsExactly(fresh);
    assertThat(record.record().personByBsn(BSN)).contains(person);
    assertThat(record.record().read("Goal", "1").orElseThrow().json()).contains("thuis sterven");
    assertThat(record.keyRotation().newDataKey()).isPositive();
  }

  private List<Path> keyFiles() throws IOException {
    try (var files = Files.list(keys())) {
      return files.toList();
    }
  }
}
