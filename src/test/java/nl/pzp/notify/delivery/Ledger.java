package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import nl.pzp.notify.Changes;

/**
 * Compares the changes with the notifications of a subscriber. Nothing is lost, nothing has two
 * numbers, no number is missing, and each patient's events are in order. Nothing is shown that
 * should be withheld.
 */
final class Ledger {

  private static final List<String> PHASES = List.of("palliatief", "terminaal");

  private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

  /** Marks a patient in another phase than before: one event. */
  void mark(Changes changes, String patient) {
    var count = done.computeIfAbsent(patient, p -> new AtomicInteger());
    synchronized (count) {
      changes.mark(patient, PHASES.get(count.get() % PHASES.size()));
      count.incrementAndGet();
    }
  }

  /** Notes a patient whom another process marked. */
  void wasMarked(String patient) {
    done.computeIfAbsent(patient, p -> new AtomicInteger()).incrementAndGet();
  }

  int total() {
    return done.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** Compares one subscriber's notifications with all changes. */
  void check(List<TestHub.Event> taken) {
    check(taken, Set.of());
  }

  /** The same, when these numbers are in the dead letter. */
  void check(List<TestHub.Event> taken, Set<Long> dead) {
    var firstHeard = new LinkedHashMap<Long, TestHub.Event>();
    taken.forEach(event -> firstHeard.putIfAbsent(event.number(), event));
    var numbers = new HashSet<>(firstHeard.keySet());
    numbers.addAll(dead);
    assertThat(numbers)
        .as("numbers without a gap, one for each event")
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, total()).boxed().toList());
    if (!dead.isEmpty()) {
      assertThat(firstHeard.keySet()).doesNotContainAnyElementsOf(dead);
    }
    var last = new HashMap<String, Long>();
    var heard = new HashMap<String, Integer>();
    for (var event : firstHeard.values()) {
      if (!event.withheld()) {
        var patient = event.references().get(0);
        assertThat(event.number())
            .as("order of one patient's events")
            .isGreaterThan(last.getOrDefault(patient, 0L));
        last.put(patient, event.number());
        heard.merge(patient, 1, Integer::sum);
      }
    }
    if (dead.isEmpty() && firstHeard.values().stream().noneMatch(TestHub.Event::withheld)) {
      var expected = new HashMap<String, Integer>();
      done.forEach(
          (patient, count) ->
              expected.put(NotifyDesk.BASE + "/Condition/marking-" + patient, count.get()));
      assertThat(heard).as("events of each patient").isEqualTo(expected);
    }
  }
}
