package nl.pzp.notify.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives an operator's subscription an event for every person in the record, for a receiver whose
 * copy is empty or lost.
 */
@Component
public final class Backfill {

  static final String KIND = "filled";
  private static final int AT_ONCE = 200;

  private final PatientRecord record;
  private final SubscriptionStore subscriptions;
  private final EventNumbers numbers;
  private final TransactionTemplate transactions;
  private final Clock clock;

  public Backfill(
      PatientRecord record,
      SubscriptionStore subscriptions,
      EventNumbers numbers,
      TransactionTemplate transactions,
      Clock clock) {
    this.record = record;
    this.subscriptions = subscriptions;
    this.numbers = numbers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Fills the subscription page by page; a run that stopped halfway may be repeated. Returns the
   * number of waiting events, or empty when the subscription does not cover every change.
   */
  public Optional<Integer> fill(String subscription) {
    var known = subscriptions.find(subscription);
    if (known.isEmpty() || !known.get().terms().topic().operatorOnly()) {
      return Optional.empty();
    }
    int count = 0;
    PersonId last = null;
    for (var page = record.persons(last, AT_ONCE);
        !page.isEmpty();
        page = record.persons(last, AT_ONCE)) {
      count += page(subscription, page);
      last = page.get(page.size() - 1);
    }
    transactions.executeWithoutResult(status -> subscriptions.touch(subscription));
    return Optional.of(count);
  }

  private int page(String subscription, List<PersonId> persons) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              var counters = numbers.holdCounters(List.of(subscription));
              var last = counters.get(subscription);
              if (last == null) {
                return 0;
              }
              var fresh = new ArrayList<NumberedEvent>();
              int count = 0;
              for (var person : persons) {
                var focus = focus(person);
                if (focus != null) {
                  count++;
                  if (numbers.alreadyNumbered(focus, KIND).contains(subscription)) {
                    numbers.again(subscription, focus, KIND);
                  } else {
                    fresh.add(event(subscription, last + fresh.size() + 1, person, focus));
                  }
                }
              }
              numbers.insert(fresh);
              counters.put(subscription, last + fresh.size());
              numbers.setCounters(counters);
              return count;
            }));
  }

  private @Nullable StoredResource focus(PersonId person) {
    return record.canonicalPatientId(person).flatMap(id -> record.read("Patient", id)).orElse(null);
  }

  private NumberedEvent event(
      String subscription, long number, PersonId person, StoredResource focus) {
    return new NumberedEvent(
        subscription,
        number,
        person,
        KIND,
        focus.type(),
        focus.id(),
        focus.version(),
        List.of(),
        focus.lastUpdated(),
        clock.instant(),
        NotificationState.WAITING,
        null,
        0,
        null);
  }
}
