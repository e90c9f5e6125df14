package nl.pzp.notify.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.notify.topic.EventFinder;
import nl.pzp.notify.topic.EventTopic;
import nl.pzp.notify.topic.FilterMatch;
import nl.pzp.notify.topic.FoundEvent;
import nl.pzp.problem.FailureTrace;
import nl.pzp.record.Durability;
import nl.pzp.record.LastingFailure;
import nl.pzp.record.Outbox;
import nl.pzp.record.OutboxEvent;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves committed events from the outbox into each interested subscription, with a number. One
 * transaction does both, so a number exists only when its event left the outbox. One instance
 * publishes at a time: numbers have no gaps, and a late commit gets a later number.
 */
@Component
public final class EventPublishing {

  private static final Logger LOG = LoggerFactory.getLogger(EventPublishing.class);
  private static final int AT_ONCE = 200;
  private static final int ATTEMPTS = 10;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final @Nullable Durability durability;
  private final Outbox outbox;
  private final PatientRecord record;
  private final EventFinder finder;
  private final SubscriptionStore subscriptions;
  private final EventNumbers numbers;
  private final FhirContext fhir;
  private final Clock clock;
  private final boolean postgres;
  private final Map<UUID, Integer> failures = new HashMap<>();

  public EventPublishing(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      @Nullable Durability durability,
      Outbox outbox,
      PatientRecord record,
      EventFinder finder,
      SubscriptionStore subscriptions,
      EventNumbers numbers,
      FhirContext fhir,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.durability = durability;
    this.outbox = outbox;
    this.record = record;
    this.finder = finder;
    this.subscriptions = subscriptions;
    this.numbers = numbers;
    this.fhir = fhir;
    this.clock = clock;
    this.postgres =
        Boolean.TRUE.equals(
            jdbc.execute(
                (ConnectionCallback<Boolean>)
                    connection ->
                        connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
  }

  /** Publishes one page of the outbox; returns the number of events. */
  public int publish() {
    if (outbox.pending(1).isEmpty()) {
      return 0;
    }
    var published = published();
    if (durability != null) {
      durability.sync();
    }
    return published;
  }

  // A page that fails is published one event at a time, so that the event at fault is found.
  private int published() {
    try {
      return page(AT_ONCE);
    } catch (RuntimeException e) {
      LOG.warn("A page of events failed; the next one goes alone: {}", FailureTrace.of(e));
    }
    // What fails here is no event's fault.
    subscriptions.listening();
    var alone = outbox.pending(1).stream().map(OutboxEvent::id).toList();
    try {
      var one = page(1);
      failures.clear();
      return one;
    } catch (RuntimeException e) {
      alone.forEach(event -> failed(event, e));
      throw e;
    }
  }

  private int page(int size) {
    var published = transactions.execute(status -> publishPage(size));
    return published == null ? 0 : published;
  }

  private void failed(UUID event, RuntimeException failure) {
    var tries = failures.merge(event, 1, Integer::sum);
    if (LastingFailure.isIn(failure) || tries >= ATTEMPTS) {
      // A write, so nothing is set aside while the database takes none.
      outbox.setAside(event);
      failures.remove(event);
      LOG.error("Event {} was set aside: {}", event, FailureTrace.of(failure));
    }
  }

  private int publishPage(int size) {
    hold();
    var pending = outbox.pending(size);
    var listening = subscriptions.listening();
    var found = new LinkedHashMap<String, List<NumberedEvent>>();
    var done = new ArrayList<UUID>();
    var seen = new HashSet<String>();
    for (var event : pending) {
      try {
        // Two entries for one change are one change.
        if (seen.add(change(event))) {
          find(event, listening, found);
        }
        done.add(event.id());
      } catch (DataAccessException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("Event {} was set aside: {}", event.id(), FailureTrace.of(e));
        outbox.setAside(event.id());
      }
    }
    number(found);
    outbox.published(done);
    return pending.size();
  }

  private void hold() {
    if (postgres) {
      // A frozen instance must not block the others for ever.
      jdbc.execute("SET LOCAL idle_in_transaction_session_timeout = '20s'");
    }
    jdbc.queryForList("SELECT publisher FROM event_publisher WHERE publisher = 1 FOR UPDATE");
  }

  private void find(
      OutboxEvent event, List<KeptSubscription> listening, Map<String, List<NumberedEvent>> found) {
    // After a merge, report the surviving person.
    var person = record.now(event.event().person());
    var patient = record.canonicalPatientId(person).orElseThrow();
    var versions = record.writtenWith(event.message(), person);
    Predicate<EventTopic> wantedTopics =
        topic -> listening.stream().anyMatch(s -> s.terms().topic().url().equals(topic.url()));
    var events =
        isErasure(event)
            ? finder.findErased(versions, wantedTopics)
            : finder.find(versions, patient, wantedTopics);
    for (var one : events) {
      var wanted = listening.stream().filter(s -> wants(s, one)).toList();
      if (wanted.isEmpty()) {
        continue;
      }
      var match = new FilterMatch(record, fhir, person, one.focus());
      var already = numbers.alreadyNumbered(one.focus(), one.kind());
      for (var subscription : wanted) {
        // An erased person has no data left to filter on.
        var within = isErasure(event) || match.within(subscription.terms().filters());
        if (!already.contains(subscription.id()) && within) {
          found
              .computeIfAbsent(subscription.id(), id -> new ArrayList<>())
              .add(unnumbered(subscription, person, event, one));
        }
      }
    }
  }

  private static String change(OutboxEvent event) {
    return event.message() + "|" + event.event().person() + (isErasure(event) ? "|erased" : "");
  }

  private static boolean isErasure(OutboxEvent event) {
    return event.event().kind().equals(RecordEvent.ERASED);
  }

  private static boolean wants(KeptSubscription subscription, FoundEvent event) {
    return subscription.terms().topic().url().equals(event.topic().url());
  }

  private NumberedEvent unnumbered(
      KeptSubscription subscription, PersonId person, OutboxEvent event, FoundEvent found) {
    return new NumberedEvent(
        subscription.id(),
        0,
        person,
        found.kind(),
        found.focus().type(),
        found.focus().id(),
        found.focus().version(),
        found.context(),
        event.recordedAt(),
        clock.instant(),
        NotificationState.WAITING,
        null,
        0,
        null);
  }

  private void number(Map<String, List<NumberedEvent>> found) {
    if (found.isEmpty()) {
      return;
    }
    var counters = numbers.holdCounters(found.keySet());
    var numbered = new ArrayList<NumberedEvent>();
    counters.replaceAll(
        (id, count) -> {
          var number = count;
          for (var event : found.getOrDefault(id, List.of())) {
            number++;
            numbered.add(event.numbered(number));
          }
          return number;
        });
    numbers.insert(numbered);
    numbers.setCounters(counters);
  }
}
