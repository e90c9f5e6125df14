package nl.pzp.notify.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The next waiting events of one subscription, in order of number, read in pages. A settled event
 * is never read again: its row says so before it leaves the window.
 */
final class QueueWindow {

  private static final int PAGE = 400;
  private static final int MOST = 10_000;

  private final NotificationRows rows;
  private final TreeMap<Long, NumberedEvent> events = new TreeMap<>();
  private long readThrough;
  private long aloneThrough;

  QueueWindow(NotificationRows rows) {
    this.rows = rows;
  }

  /** Reads the next page when few events are left. */
  void fill(KeptSubscription subscription) {
    read(subscription, PAGE / 2);
  }

  /** Reads further, up to a limit, because other patients may follow those that pause. */
  void widen(KeptSubscription subscription) {
    if (events.size() < MOST) {
      read(subscription, events.size() + 1);
    }
  }

  /** Starts at the front again. */
  void reread() {
    events.clear();
    readThrough = 0;
  }

  /** Starts at the front again, and sends these events one at a time from then on. */
  void separate(List<NumberedEvent> together) {
    aloneThrough = together.get(together.size() - 1).number();
    reread();
  }

  void settled(NumberedEvent event) {
    events.remove(event.number());
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** When the oldest event in the window was numbered, or null. */
  @Nullable Instant oldest() {
    return isEmpty() ? null : events.firstEntry().getValue().createdAt();
  }

  /** The first event of each patient. */
  Collection<NumberedEvent> heads() {
    var heads = new HashMap<PersonId, NumberedEvent>();
    events.values().forEach(event -> heads.putIfAbsent(event.person(), event));
    return heads.values();
  }

  /** The next events to send together, without those of pausing patients. */
  List<NumberedEvent> choose(int most, Predicate<PersonId> mayGo) {
    var passed = new HashSet<PersonId>();
    var chosen = new ArrayList<NumberedEvent>();
    for (var event : events.values()) {
      if (passed.contains(event.person()) || !mayGo.test(event.person())) {
        // The later events of the same patient must wait too.
        passed.add(event.person());
        continue;
      }
      chosen.add(event);
      if (event.number() <= aloneThrough || chosen.size() >= most) {
        break;
      }
    }
    return chosen;
  }

  private void read(KeptSubscription subscription, int atLeast) {
    while (events.size() < atLeast && readThrough < subscription.eventCount()) {
      var page = rows.waiting(subscription.id(), readThrough, PAGE);
      page.forEach(event -> events.put(event.number(), event));
      readThrough =
          page.size() < PAGE ? subscription.eventCount() : page.get(page.size() - 1).number();
    }
  }
}
