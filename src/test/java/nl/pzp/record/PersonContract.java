package nl.pzp.record;

import static nl.pzp.record.People.BSN;
import static nl.pzp.record.People.OTHER_BSN;
import static nl.pzp.record.People.OTHER_SOURCE;
import static nl.pzp.record.People.SOURCE;
import static nl.pzp.record.People.known;
import static nl.pzp.record.People.patient;
import static nl.pzp.record.People.withoutBsn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is who. */
abstract class PersonContract extends RecordContract {

  PersonContract(TestDatabase database) {
    super(database);
  }

  @Test
  void theSameBsnUnderAnotherIdIsTheSamePerson() {
    var first = identify(known("p-1", BSN));
    var alias = identify(new PatientIdentity(OTHER_SOURCE, "epd-77", Optional.of(BSN)));

    assertThat(alias).isEqualTo(first);
    assertThat(record.record().personByPatientId("p-1")).contains(first);
    assertThat(record.record().personByPatientId("epd-77")).contains(first);
    assertThat(record.record().personByPatientId("unknown")).isEmpty();
    assertThat(record.record().personByBsn(BSN)).contains(first);
    assertThat(record.record().personByBsn(OTHER_BSN)).isEmpty();
    assertThat(record.record().canonicalPatientId(first)).contains("p-1");
  }

  @Test
  void aKnownIdWithAnotherBsnIsRefusedAndNotMerged() {
    var first = identify(known("p-1", BSN));

    assertRefused(() -> identify(known("p-1", OTHER_BSN)), RecordProblem.BSN_DIFFERS);

    assertThat(record.record().personByBsn(BSN)).contains(first);
    assertThat(record.record().personByBsn(OTHER_BSN)).isEmpty();
  }

  @Test
  void withoutABsnEveryIdIsAPersonOfItsOwn() {
    var first = identify(withoutBsn("p-1"));
    var again = identify(withoutBsn("p-1"));
    var second = identify(withoutBsn("p-2"));

    assertThat(again).isEqualTo(first);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void aBsnThatBecomesKnownLaterIsTakenOver() {
    var person = identify(withoutBsn("p-1"));

    assertThat(identify(known("p-1", BSN))).isEqualTo(person);
    assertThat(identify(withoutBsn("p-1"))).isEqualTo(person);
    assertThat(record.record().personByBsn(BSN)).contains(person);
  }

  @Test
  void aBsnThatBecomesKnownLaterMergesNobody() {
    var withBsn = identify(known("p-1", BSN));
    identify(withoutBsn("p-2"));

    assertRefused(() -> identify(known("p-2", BSN)), RecordProblem.BSN_OF_OTHER_PERSON);
    assertThat(record.record().personByBsn(BSN)).contains(withBsn);
  }

  @Test
  void twoSystemsThatNumberTheirPatientsAlikeAreKeptApart() {
    identify(withoutBsn("123"));

    assertRefused(
        () -> identify(new PatientIdentity(OTHER_SOURCE, "123", Optional.empty())),
        RecordProblem.ID_OF_OTHER_SOURCE);
    assertRefused(
        () -> identify(new PatientIdentity(OTHER_SOURCE, "123", Optional.of(BSN))),
        RecordProblem.ID_OF_OTHER_SOURCE);
  }

  @Test
  void eachSourceKeepsItsOwnPatientUnderTheSameId() {
    var person = person();
    write(patient("p-1", person, SOURCE, BSN, "Dorpsstraat"));

    var other = write(patient("p-1", person, OTHER_SOURCE, BSN, "Stationsplein"));
    var repeat = write(patient("p-1", person, SOURCE, BSN, "Dorpsstraat"));

    assertThat(other.effect()).isEqualTo(WriteEffect.UPDATED);
    assertThat(other.resource().version()).isEqualTo(2);
    assertThat(repeat.effect()).isEqualTo(WriteEffect.UNCHANGED);
    assertThat(repeat.resource().version()).isEqualTo(1);
    assertThat(record.record().current(person, Set.of("Patient")))
        .extracting(StoredResource::source)
        .containsExactlyInAnyOrder(SOURCE, OTHER_SOURCE);
    assertThat(record.record().read("Patient", "p-1").orElseThrow().json())
        .contains("Stationsplein");
    // The other source knows the person by now, so it need not say the BSN each time.
    var known = new PatientIdentity(OTHER_SOURCE, "p-1", Optional.empty());
    assertThat(identify(known)).isEqualTo(person);

    delete("Patient", "p-1", OTHER_SOURCE, WriteCondition.none());
    assertThat(record.record().read("Patient", "p-1").orElseThrow().json()).contains("Dorpsstraat");
  }

  @Test
  void eightSendersOfANewPersonMakeOnePerson() throws Exception {
    var persons = atOnce(() -> identify(known("p-1", BSN)));

    assertThat(new HashSet<>(persons)).hasSize(1);
  }

  @Test
  void eightSendersOfOnePersonUnderEightIdsMakeOnePerson() throws Exception {
    var persons =
        atOnce(
            () -> {
              var id = "p-" + Thread.currentThread().getId();
              return identify(known(id, BSN));
            });

    assertThat(new HashSet<>(persons)).hasSize(1);
  }

  @Test
  void anErasedPersonLeavesTombstonesAndNoContent() {
    var message = record.inbox().receive(People.message("erase-1", "ruwe inhoud")).id();
    var person =
        record
            .record()
            .change(
                message,
                c -> {
                  var made = c.person(known("p-1", BSN));
                  c.writeAll(
                      List.of(patient("p-1", made, SOURCE, BSN), People.goal("1", made, "een")));
                  c.answer(People.answer(201, "gemaakt"));
                  return made;
                });
    write(People.goal("1", person, "twee"));

    record.record().erase(person, "verzoek van de nabestaanden");
    record.record().erase(person, "nog eens");

    assertThat(record.outbox().pending(100))
        .filteredOn(event -> event.event().kind().equals(RecordEvent.ERASED))
        .singleElement()
        .satisfies(event -> assertThat(event.event().person()).isEqualTo(person));
    assertThat(record.record().persons(null, 10)).containsExactly(person);
    assertThat(record.record().newest(person))
        .extracting(StoredResource::type)
        .containsExactly("Goal", "Patient");
    assertThat(record.record().persons(person, 10)).isEmpty();
    assertThat(record.record().history("Goal", "1", 10))
        .hasSize(2)
        .allSatisfy(
            version -> {
              assertThat(version.deleted()).isTrue();
              assertThat(version.json()).isEmpty();
            });
    assertThat(record.record().current(person, Set.of())).isEmpty();
    assertThat(record.record().personByBsn(BSN)).isEmpty();
    var kept = record.inbox().find(message).orElseThrow();
    assertThat(kept.body()).isNull();
    assertThat(kept.answer()).isNull();
    assertThat(
            record
                .record()
                .byIdentifier("Patient", "urn:oid:2.16.840.1.113883.2.4.99", "PAT-778899"))
        .isEmpty();
    assertRefused(() -> write(People.goal("2", person, "drie")), RecordProblem.PERSON_ERASED);
    assertRefused(() -> identify(known("p-1", BSN)), RecordProblem.PERSON_ERASED);
    assertRefused(
        () -> record.inbox().receive(People.message("erase-1", "ruwe inhoud")),
        RecordProblem.MESSAGE_ERASED);
    assertThat(identify(known("p-new", BSN))).isNotEqualTo(person);
  }
}
