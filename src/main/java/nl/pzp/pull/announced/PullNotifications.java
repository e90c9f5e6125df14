package nl.pzp.pull.announced;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.pzp.audit.AuditTrail;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.intake.Accepted;
import nl.pzp.intake.Arrival;
import nl.pzp.intake.ArrivalContent.InR4;
import nl.pzp.intake.ArrivalContent.InStu3;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;
import nl.pzp.record.StoredResponse;
import nl.pzp.record.atrest.SealedTable;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Receives announcements of other organisations once each, and shows their progress. */
public final class PullNotifications {

  /** Lets key rotation reach these rows. */
  public static final SealedTable SEALED = PullNotificationRows.SEALED;

  private static final String JSON = "application/fhir+json;charset=UTF-8";

  private final PullNotificationReader reader;
  private final PullNotificationRows rows;
  private final PullNotificationTask tasks;
  private final PatientRecord record;
  private final AuditTrail audit;
  private final DoorLanguage languages;
  private final Set<String> senders;
  private final Duration retryFor;
  private final int most;
  private final Clock clock;

  /**
   * @param senders organisations with a configured source, as {@code system|number}
   * @param retryFor how long to try when the notification does not say
   * @param most notifications that may wait at a time
   */
  PullNotifications(
      PullNotificationReader reader,
      PullNotificationRows rows,
      PullNotificationTask tasks,
      PatientRecord record,
      AuditTrail audit,
      DoorLanguage languages,
      Set<String> senders,
      Duration retryFor,
      int most,
      Clock clock) {
    this.reader = reader;
    this.rows = rows;
    this.tasks = tasks;
    this.record = record;
    this.audit = audit;
    this.languages = languages;
    this.senders = Set.copyOf(senders);
    this.retryFor = retryFor;
    this.most = most;
    this.clock = clock;
  }

  /** Whether the resource is a notification instead of a resource for the record. */
  public boolean isNotice(@Nullable IBaseResource resource) {
    return reader.isNotice(resource);
  }

  /** The Task of a notification in R4; empty when the id is unknown. */
  public Optional<org.hl7.fhir.r4.model.Task> inR4(String id) {
    return rows.find(id).map(tasks::inR4);
  }

  /** The Task of a notification in STU3; empty when the id is unknown. */
  public Optional<org.hl7.fhir.dstu3.model.Task> inStu3(String id) {
    return rows.find(id).map(tasks::inStu3);
  }

  /**
   * Stores a notification before it returns. A repeat changes nothing; a cancellation stops a fetch
   * that has not been done.
   *
   * @throws nl.pzp.problem.ProblemException when the Task lacks something needed
   */
  public Accepted receive(Arrival arrival) {
    try {
      return record.change(arrival.message(), change -> taken(arrival, change));
    } catch (DuplicateKeyException e) {
      // The same notification arrived twice at once, and the other was first.
      return record.change(arrival.message(), change -> taken(arrival, change));
    }
  }

  private Accepted taken(Arrival arrival, RecordChange change) {
    var task = task(arrival);
    var content = reader.read(task);
    if (!senders.contains(content.sender())) {
      throw Problem.of(PullNotificationProblem.SENDER_UNKNOWN)
          .at(Place.at("Task.requester"))
          .asException();
    }
    var id = DeterministicId.of("announced", content.sender(), content.system(), content.value());
    var bsn = Objects.requireNonNull(content.bsn());
    var person = Bsn.parse(bsn).flatMap(record::personByBsn);
    // Ties the message to the person, so that an erasure removes it too.
    person.ifPresent(change::lock);
    var known = rows.find(id);
    if (known.isPresent() && !rows.isAbout(id, bsn)) {
      throw Problem.of(PullNotificationProblem.IDENTIFIER_REUSED)
          .at(Place.at("Task.identifier"))
          .asException();
    }
    var now = clock.instant();
    if (reader.isCancelled(task)) {
      known
          .or(() -> Optional.of(inserted(arrival, task, id, content, now)))
          .ifPresent(row -> rows.end(row, PullNotificationState.CANCELLED, null, null, null, now));
    } else if (known.isEmpty()) {
      inserted(arrival, task, id, content, now);
    }
    var response = response(rows.find(id).orElseThrow(), known.isEmpty());
    audit.record(
        arrival.call().seen(person.orElse(null), patientId(person), List.of("Task/" + id), null));
    change.answer(kept(arrival, response), List.of());
    return new Accepted(response);
  }

  private PullNotificationRow inserted(
      Arrival arrival, IBaseResource task, String id, PullNotification content, Instant now) {
    if (rows.countOpen() >= most) {
      throw Problem.of(PullNotificationProblem.TOO_MANY).asException();
    }
    var giveUp = now.plus(retryFor);
    var row =
        new PullNotificationRow(
            id,
            content,
            PullNotificationState.REQUESTED,
            1,
            0,
            null,
            null,
            null,
            now,
            now,
            now,
            reader.until(task).filter(end -> end.isBefore(giveUp)).orElse(giveUp));
    rows.insert(row, arrival.message());
    return row;
  }

  private @Nullable String patientId(Optional<PersonId> person) {
    return person.flatMap(record::canonicalPatientId).orElse(null);
  }

  private static Bundle response(PullNotificationRow row, boolean created) {
    var bundle = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
    bundle
        .addEntry()
        .getResponse()
        .setStatus(created ? "201 Created" : "200 OK")
        .setLocation("Task/" + row.id() + "/_history/" + row.version())
        .setEtag("W/\"" + row.version() + "\"")
        .setLastModified(Date.from(row.changedAt()));
    return bundle;
  }

  private StoredResponse kept(Arrival arrival, Bundle response) {
    return new StoredResponse(
        200,
        JSON,
        languages.json(arrival.call().door(), response).getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  private static IBaseResource task(Arrival arrival) {
    return arrival.content() instanceof InStu3 stu3
        ? stu3.transaction().getEntryFirstRep().getResource()
        : ((InR4) arrival.content()).transaction().getEntryFirstRep().getResource();
  }
}
