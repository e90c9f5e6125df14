package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Events: none lost, none doubled, in order per person. */
abstract class OutboxContract extends RecordContract {

  OutboxContract(TestDatabase database) {
    super(database);
  }

  static RecordEvent event(PersonId person, String id, int version) {
    return new RecordEvent(
        person, "care-plan", "Goal", id, version, Instant.parse("2026-11-20T08:30:00Z"));
  }

  private boolean announce(PersonId person, String id, int version) {
    return change(
        c -> {
          c.lock(person);
          c.announce(event(person, id, version));
          return true;
        });
  }

  @Test
  void anEventCarriesWhatHappenedAndNothingOfWhatWasSaid() {
    var person = person();
    announce(person, "1", 1);

    assertThat(record.outbox().pending(10))
        .singleElement()
        .satisfies(
            pending -> {
              assertThat(pending.event()).isEqualTo(event(person, "1", 1));
              assertThat(pending.personSequence()).isEqualTo(1);
              assertThat(pending.recordedAt()).isEqualTo(clock.instant());
            });
  }

  @Test
  void onePersonsEventsAreNumberedWithoutGapsInTheOrderOfCommit() throws Exception {
    var person = person();

    atOnce(() -> announce(person, Long.toString(Thread.currentThread().getId()), 1));

    var pending = record.outbox().pending(100);
    assertThat(pending)
        .extracting(OutboxEvent::personSequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, THREADS).boxed().toList());
  }

  @Test
  void anEventAnnouncedAgainIsNotDoubled() {
    var person = person();
    announce(person, "1", 1);
    announce(person, "1", 1);
    announce(person, "1", 2);

    assertThat(record.outbox().pending(10))
        .extracting(OutboxEvent::personSequence)
        .containsExactly(1L, 2L);
  }

  @Test
  void publishedEventsArePendingNoMore() {
    var person = person();
    announce(person, "1", 1);
    announce(person, "2", 1);
    var first = record.outbox().pending(1);

    record.outbox().published(List.of(first.get(0).id()));
    record.outbox().published(List.of(first.get(0).id()));

    assertThat(record.outbox().pending(10))
        .singleElement()
        .satisfies(left -> assertThat(left.event().focusId()).isEqualTo("2"));
  }

  @Test
  void anEventThatCommitsLateWithALowPositionIsStillFound() throws Exception {
    var slow = person();
    var quick = identify(People.known("p-2", People.OTHER_BSN));
    var announced = new CountDownLatch(1);
    var othersRead = new CountDownLatch(1);
    var thread = Executors.newSingleThreadExecutor();
    try {
      var late =
          thread.submit(
              () ->
                  record
                      .transactions()
                      .execute(
                          status -> {
                            insertEventAsAChangeWould(slow);
                            announced.countDown();
                            return await(othersRead);
                          }));
      assertThat(announced.await(10, TimeUnit.SECONDS)).isTrue();
      announce(quick, "2", 1);

      var seen = record.outbox().pending(10);
      assertThat(seen)
          .singleElement()
          .satisfies(e -> assertThat(e.event().person()).isEqualTo(quick));
      record.outbox().published(List.of(seen.get(0).id()));
      othersRead.countDown();
      assertThat(late.get()).isTrue();

      assertThat(record.outbox().pending(10))
          .singleElement()
          .satisfies(
              e -> {
                assertThat(e.event().person()).isEqualTo(slow);
                assertThat(e.position()).isLessThan(seen.get(0).position());
              });
    } finally {
      thread.shutdownNow();
    }
  }

  private void insertEventAsAChangeWould(PersonId person) {
    record
        .jdbc()
        .update(
            "INSERT INTO outbox_event (event_id, person_id, person_sequence, kind, focus_type,"
                + " focus_id, focus_version, message_id, occurred_at, recorded_at)"
                + " SELECT p.person_id, p.person_id, 1, 'care-plan', 'Goal', '1', 1,"
                + " (SELECT MIN(CAST(message_id AS VARCHAR)) FROM inbox_message)::UUID,"
                + " p.created_at, p.created_at FROM person p WHERE p.person_id = ?",
            person.value());
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void anEventOfAPersonThatIsNotHeldIsABrokenPromise() {
    var person = person();

    assertThatThrownBy(
            () ->
                change(
                    c -> {
                      c.announce(event(person, "1", 1));
                      return true;
                    }))
        .isInstanceOf(IllegalStateException.class);
  }
}
