package nl.pzp.record;

import static nl.pzp.record.People.OTHER_SOURCE;
import static nl.pzp.record.People.SOURCE;
import static nl.pzp.record.People.goal;
import static nl.pzp.record.WriteCondition.absent;
import static nl.pzp.record.WriteCondition.none;
import static nl.pzp.record.WriteCondition.versionMatches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Versions: nothing is overwritten, nothing is doubled. */
abstract class VersionContract extends RecordContract {

  private static final String AGB = "http://fhir.nl/fhir/NamingSystem/agb-z";

  VersionContract(TestDatabase database) {
    super(database);
  }

  @Test
  void whatIsWrittenCanBeReadWithItsVersionAndTime() {
    var person = person();

    var written = write(goal("1", person, "thuis blijven"));

    assertThat(written.effect()).isEqualTo(WriteEffect.CREATED);
    var read = record.record().read("Goal", "1").orElseThrow();
    assertThat(read).isEqualTo(written.resource());
    assertThat(read.json())
        .isEqualTo(
            """
            {"resourceType":"Goal","id":"1",\
            "meta":{"versionId":"1","lastUpdated":"2026-11-22T10:00:00.000Z"},\
            "description":{"text":"thuis blijven"}}\
            """);
    assertThat(read.lastUpdated()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(read.source()).isEqualTo(SOURCE);
    assertThat(read.person()).isEqualTo(person);
  }

  @Test
  void decimalsAndOrderStayAsTheyWereWritten() {
    var json =
        """
        {"resourceType":"Goal","id":"d","z":1.10,"a":0.000,"meta":{"tag":[{"code":"x"}],"source":"s"}}\
        """;

    write(new ResourceToStore("Goal", "d", json, SOURCE, person(), List.of(), none()));

    assertThat(record.record().read("Goal", "d").orElseThrow().json())
        .isEqualTo(
            """
            {"resourceType":"Goal","id":"d",\
            "meta":{"versionId":"1","lastUpdated":"2026-11-22T10:00:00.000Z",\
            "tag":[{"code":"x"}],"source":"s"},"z":1.10,"a":0.000}\
            """);
  }

  @Test
  void theSameContentAgainChangesNothing() {
    var person = person();
    var first = write(goal("1", person, "thuis"));
    clock.move(Duration.ofHours(1));

    var again = write(goal("1", person, "thuis"));
    var asFetched =
        new ResourceToStore(
            "Goal", "1", first.resource().json(), SOURCE, person, List.of(), none());

    assertThat(again.effect()).isEqualTo(WriteEffect.UNCHANGED);
    assertThat(again.resource()).isEqualTo(first.resource());
    assertThat(write(asFetched).effect()).isEqualTo(WriteEffect.UNCHANGED);
    assertThat(record.record().history("Goal", "1", 10)).hasSize(1);
  }

  @Test
  void aDecimalWithAnotherPrecisionIsAnotherContent() {
    var person = person();
    write(decimal(person, "1.1"));

    assertThat(write(decimal(person, "1.10")).effect()).isEqualTo(WriteEffect.UPDATED);
    assertThat(write(decimal(person, "1.10")).effect()).isEqualTo(WriteEffect.UNCHANGED);
  }

  private static ResourceToStore decimal(PersonId person, String value) {
    var json = "{\"resourceType\":\"Observation\",\"value\":%s}".formatted(value);
    return new ResourceToStore("Observation", "o", json, SOURCE, person, List.of(), none());
  }

  @Test
  void historyIsNewestFirstAndEveryVersionCanBeReadBack() {
    var person = person();
    write(goal("1", person, "een"));
    write(goal("1", person, "twee"));
    write(goal("1", person, "drie"));

    var history = record.record().history("Goal", "1", 10);

    assertThat(history).extracting(StoredResource::version).containsExactly(3, 2, 1);
    assertThat(record.record().history("Goal", "1", 1, 3))
        .singleElement()
        .extracting(StoredResource::version)
        .isEqualTo(2);
    assertThat(record.record().read("Goal", "1", 2).orElseThrow()).isEqualTo(history.get(1));
    assertThat(record.record().read("Goal", "1", 2).orElseThrow().json()).contains("twee");
    assertThat(record.record().read("Goal", "1", 4)).isEmpty();
    assertThat(record.record().read("Goal", "other")).isEmpty();
  }

  @Test
  void aDeletedResourceLeavesATombstoneAndItsHistory() {
    var person = person();
    write(goal("1", person, "een"));

    var deleted = delete("Goal", "1", SOURCE, none()).orElseThrow();
    var again = delete("Goal", "1", SOURCE, none()).orElseThrow();

    assertThat(deleted.effect()).isEqualTo(WriteEffect.DELETED);
    assertThat(again).isEqualTo(new Written(WriteEffect.UNCHANGED, deleted.resource()));
    var read = record.record().read("Goal", "1").orElseThrow();
    assertThat(read.deleted()).isTrue();
    assertThat(read.json()).isEmpty();
    assertThat(read.version()).isEqualTo(2);
    assertThat(record.record().read("Goal", "1", 1).orElseThrow().json()).contains("een");
    assertThat(record.record().current(person, Set.of())).isEmpty();
    assertThat(delete("Goal", "never", SOURCE, none())).isEmpty();
  }

  @Test
  void writingAfterADeletionIsANewVersion() {
    var person = person();
    write(goal("1", person, "een"));
    delete("Goal", "1", SOURCE, none());

    var written = write(goal("1", person, "een"));

    assertThat(written.effect()).isEqualTo(WriteEffect.CREATED);
    assertThat(written.resource().version()).isEqualTo(3);
    assertThat(record.record().history("Goal", "1", 10))
        .extracting(StoredResource::deleted)
        .containsExactly(false, true, false);
  }

  @Test
  void aStaleVersionIsRefused() {
    var person = person();
    write(goal("1", person, "een"));
    write(goal("1", person, "twee", SOURCE, versionMatches(1)));

    assertRefused(
        () -> write(goal("1", person, "drie", SOURCE, versionMatches(1))),
        RecordProblem.VERSION_CONFLICT);
    assertRefused(
        () -> write(goal("new", person, "een", SOURCE, versionMatches(1))),
        RecordProblem.VERSION_CONFLICT);
    assertRefused(
        () -> delete("Goal", "1", SOURCE, versionMatches(1)), RecordProblem.VERSION_CONFLICT);
    assertThat(RecordProblem.VERSION_CONFLICT.httpStatus()).isEqualTo(412);
    assertThat(record.record().read("Goal", "1").orElseThrow().json()).contains("twee");
  }

  @Test
  void onlyWhereNothingIsMeansThat() {
    var person = person();
    write(goal("1", person, "een", SOURCE, absent()));

    assertRefused(
        () -> write(goal("1", person, "twee", SOURCE, absent())), RecordProblem.ALREADY_THERE);
    delete("Goal", "1", SOURCE, none());
    assertThat(write(goal("1", person, "twee", SOURCE, absent())).resource().version())
        .isEqualTo(3);
  }

  @Test
  void anIdOfAnotherSourceOrAnotherPersonIsRefused() {
    var person = person();
    var other = identify(People.known("p-2", People.OTHER_BSN));
    write(goal("1", person, "een"));

    assertRefused(
        () -> write(goal("1", person, "twee", OTHER_SOURCE, none())),
        RecordProblem.ID_OF_OTHER_SOURCE);
    assertRefused(
        () -> delete("Goal", "1", OTHER_SOURCE, none()), RecordProblem.ID_OF_OTHER_SOURCE);
    assertRefused(() -> write(goal("1", other, "twee")), RecordProblem.ID_OF_OTHER_PERSON);
    assertThat(record.record().history("Goal", "1", 10)).hasSize(1);
  }

  @Test
  void oneMessageWritesManyResourcesAtOnce() {
    var person = person();
    write(goal("0", person, "was er al"));
    var goals =
        java.util.stream.IntStream.range(0, 300)
            .mapToObj(i -> goal(Integer.toString(i), person, "doel " + i))
            .toList();

    var written = change(c -> c.writeAll(goals));

    assertThat(written).hasSize(300);
    assertThat(written.get(0).effect()).isEqualTo(WriteEffect.UPDATED);
    assertThat(written.subList(1, 300))
        .allSatisfy(w -> assertThat(w.effect()).isEqualTo(WriteEffect.CREATED));
    assertThat(record.record().current(person, Set.of("Goal"))).hasSize(300);
    assertThatThrownBy(() -> change(c -> c.writeAll(List.of(goals.get(0), goals.get(0)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void contentOfAnySizeIsKeptWhole() {
    var random = new java.util.Random(7);
    var text = new StringBuilder();
    while (text.length() < 3_500_000) {
      text.append((char) ('0' + random.nextInt(75)));
    }
    var large = text.toString().replace("\\", "-");
    var person = person();

    write(goal("1", person, large));

    assertThat(record.record().read("Goal", "1").orElseThrow().json()).contains(large);
    assertThat(count("content_part")).isPositive();
    record.record().erase(person, "on request");
    assertThat(count("content_part")).isZero();
  }

  @Test
  void aClockThatIsSetBackDoesNotMakeANewerVersionOlder() {
    var person = person();
    var first = write(goal("1", person, "een"));
    clock.move(Duration.ofMinutes(-10));

    var second = write(goal("1", person, "twee"));

    assertThat(second.resource().lastUpdated()).isEqualTo(first.resource().lastUpdated());
  }

  @Test
  void oneSearchNeverGivesAnotherPersonsResources() {
    var person = person();
    var other = identify(People.known("p-2", People.OTHER_BSN));
    write(goal("1", person, "mijn doel"));
    write(goal("2", other, "ander doel"));
    write(People.practitioner("dr-1", "01234567"));

    assertThat(record.record().current(person, Set.of("Goal", "Consent")))
        .extracting(StoredResource::id)
        .containsExactly("1");
    assertThat(record.record().current(person, Set.of("Consent"))).isEmpty();
    assertThat(record.record().current(other, Set.of()))
        .extracting(StoredResource::id)
        .containsExactly("2");
    assertThat(record.record().currentWithoutPerson("Practitioner", 10))
        .extracting(StoredResource::id)
        .containsExactly("dr-1");
    assertThat(record.record().currentWithoutPerson("Goal", 10)).isEmpty();
  }

  @Test
  void aResourceIsFoundByItsIdentifierWhileItStands() {
    write(People.practitioner("dr-1", "01234567"));
    var agb = "http://fhir.nl/fhir/NamingSystem/agb-z";

    assertThat(record.record().byIdentifier("Practitioner", agb, "01234567"))
        .extracting(StoredResource::id)
        .containsExactly("dr-1");
    assertThat(record.record().byIdentifier("Organization", agb, "01234567")).isEmpty();
    assertThat(record.record().byIdentifier("Practitioner", "other", "01234567")).isEmpty();
    write(People.practitioner("dr-1", "76543210"));
    assertThat(record.record().byIdentifier("Practitioner", agb, "01234567")).isEmpty();
    delete("Practitioner", "dr-1", SOURCE, none());
    assertThat(record.record().byIdentifier("Practitioner", agb, "76543210")).isEmpty();
  }

  @Test
  void twoSourcesNameTheSameProfessionalByARegistersNumber() {
    var first = write(People.registered("dr-1", "01234567", "Bosgraaf", SOURCE)).resource();
    var second = write(People.registered("dr-1", "01234567", "Bosgraaf-Smid", OTHER_SOURCE));

    assertThat(second.resource().version()).isEqualTo(first.version() + 1);
    assertThat(record.record().read("Practitioner", "dr-1").orElseThrow().json())
        .contains("Bosgraaf-Smid");
    // Each source keeps its own: what one sends again changes nothing of the other's.
    var again = write(People.registered("dr-1", "01234567", "Bosgraaf", SOURCE));
    assertThat(again.effect()).isEqualTo(WriteEffect.UNCHANGED);
    assertThat(record.record().history("Practitioner", "dr-1", 10))
        .extracting(StoredResource::source)
        .containsExactly(OTHER_SOURCE, SOURCE);
    assertThat(record.record().byIdentifier("Practitioner", AGB, "01234567"))
        .singleElement()
        .extracting(StoredResource::source)
        .isEqualTo(OTHER_SOURCE);
  }

  @Test
  void underAnotherIdTheSameProfessionalIsFoundOnceAndBothIdsStay() {
    write(People.registered("dr-1", "01234567", "Bosgraaf", SOURCE));
    write(People.registered("epd-9", "01234567", "Bosgraaf", OTHER_SOURCE));

    assertThat(record.record().byIdentifier("Practitioner", AGB, "01234567"))
        .extracting(StoredResource::id)
        .hasSize(1);
    assertThat(record.record().read("Practitioner", "dr-1")).isPresent();
    assertThat(record.record().read("Practitioner", "epd-9")).isPresent();
    var found =
        change(
            c ->
                c.createIfNoneExists(
                    People.registered("new", "01234567", "Bosgraaf", SOURCE), AGB, "01234567"));
    assertThat(found.effect()).isEqualTo(WriteEffect.UNCHANGED);
  }

  @Test
  void withoutThatNumberAProfessionalStaysOfItsSource() {
    write(People.registered("dr-1", "01234567", "Bosgraaf", SOURCE));

    assertRefused(
        () -> write(People.registered("dr-1", "76543210", "Bosgraaf", OTHER_SOURCE)),
        RecordProblem.ID_OF_OTHER_SOURCE);
    assertRefused(
        () -> write(People.practitioner("dr-1", "01234567", OTHER_SOURCE)),
        RecordProblem.ID_OF_OTHER_SOURCE);
    assertThat(record.record().history("Practitioner", "dr-1", 10)).hasSize(1);
  }

  private long count(String table) {
    var count = record.jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    return count == null ? -1 : count;
  }
}
