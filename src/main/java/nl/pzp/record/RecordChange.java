package nl.pzp.record;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.record.VersionWriter.NewVersion;
import org.jspecify.annotations.Nullable;

/**
 * One change of the record, all of it or nothing; alive only inside {@link PatientRecord#change}.
 */
public final class RecordChange {

  private record Settlement(StoredResponse answer, List<String> problemCodes) {}

  private final RecordTables tables;
  private final MessageId message;
  private final WriteRules rules;
  private final Map<PersonId, Persons.Locked> held = new LinkedHashMap<>();
  private final NavigableSet<PersonId> met;
  private final ChangeEvents events = new ChangeEvents();
  private final Map<PersonId, PatientSnapshot> snapshots = new HashMap<>();
  private @Nullable Settlement settlement;
  private boolean over;

  /**
   * @param metBefore whom earlier attempts at this change held; this one adds to it
   */
  RecordChange(RecordTables tables, MessageId message, NavigableSet<PersonId> metBefore) {
    this.tables = tables;
    this.message = message;
    this.met = metBefore;
    var now = tables.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    this.rules = new WriteRules(tables.index(), message, now);
    // All in one order: two changes of the same two persons that once stopped each other now queue.
    for (var person : List.copyOf(metBefore)) {
      tables.persons().lockIfThere(person).ifPresent(this::hold);
    }
  }

  /**
   * Finds or makes the person, and keeps all other changes of that person waiting until this one is
   * done. The same valid BSN under another patient id is the same person.
   *
   * @throws nl.pzp.problem.ProblemException 409 when the patient id is known with another BSN, or
   *     belongs to another source and no BSN says that it is the same person; 410 when the person
   *     was erased
   */
  public PersonId person(PatientIdentity identity) {
    checkAlive();
    return hold(tables.persons().identify(identity, met::add));
  }

  /**
   * Keeps all other changes of a person waiting until this one is done.
   *
   * @throws nl.pzp.problem.ProblemException 410 when the person was erased
   */
  public void lock(PersonId person) {
    checkAlive();
    if (!held.containsKey(person)) {
      met.add(person);
      hold(tables.persons().lock(person));
    }
  }

  /**
   * The current versions of a person that this change holds: read once, and refreshed by all that
   * the change writes from now on.
   */
  public PatientSnapshot snapshot(PersonId person) {
    checkAlive();
    if (!held.containsKey(person)) {
      throw new IllegalStateException("A person is read that is not held");
    }
    return snapshots.computeIfAbsent(person, each -> new PatientSnapshot(each, tables.versions()));
  }

  /** Writes one resource; {@link #writeAll} is faster for several. */
  public Written write(ResourceToStore resource) {
    return writeAll(List.of(resource)).get(0);
  }

  /**
   * Writes resources, each id at most once; what was done to each stands at its place.
   *
   * @throws nl.pzp.problem.ProblemException 412 when a condition does not hold, 409 when an id
   *     belongs to another source or another person
   * @throws IllegalArgumentException when the JSON is not of that type and id
   */
  public List<Written> writeAll(List<ResourceToStore> resources) {
    checkAlive();
    resources.stream()
        .map(ResourceToStore::person)
        .flatMap(Stream::ofNullable)
        .distinct()
        .forEach(this::lock);
    var keys = new LinkedHashSet<ResourceKey>();
    for (var resource : resources) {
      if (!keys.add(new ResourceKey(resource.type(), resource.id()))) {
        throw new IllegalArgumentException(resource + " stands twice in one write");
      }
    }
    var heads = CurrentVersions.of(keys, tables.jdbc());
    var decisions = resources.stream().map(each -> write(each, heads)).toList();
    carryOut(decisions);
    return decisions.stream().map(WriteRules.Decision::written).toList();
  }

  private WriteRules.Decision write(
      ResourceToStore resource, Map<ResourceKey, CurrentVersions> all) {
    var key = new ResourceKey(resource.type(), resource.id());
    var heads = all.getOrDefault(key, CurrentVersions.NONE);
    var ofOthers = !heads.all().isEmpty() && heads.ofSource(resource.source()).isEmpty();
    return rules.write(
        resource, heads, ofOthers && tables.versions().isSame(key, resource.identities()));
  }

  /**
   * Writes the resource unless one of its type has this identifier already (of the same person, if
   * it has a person); then gives that one as unchanged.
   *
   * @throws nl.pzp.problem.ProblemException 412 when more than one has it
   */
  public Written createIfNoneExists(ResourceToStore resource, String system, String value) {
    checkAlive();
    if (resource.person() == null) {
      tables.conditions().hold(resource.type(), system, value);
    } else {
      lock(resource.person());
    }
    var matches =
        tables.versions().byIdentifier(resource.type(), system, value).stream()
            .filter(match -> Objects.equals(match.person(), resource.person()))
            .toList();
    if (matches.size() > 1) {
      throw Problem.of(RecordProblem.SEVERAL_MATCHES)
          .with("resource", resource.type())
          .asException();
    }
    return matches.isEmpty()
        ? write(resource.alsoFoundBy(new BusinessIdentifier(system, value)))
        : new Written(WriteEffect.UNCHANGED, matches.get(0));
  }

  /**
   * Leaves a tombstone; empty when this source never had such a resource. Deleting twice changes
   * nothing.
   *
   * @throws nl.pzp.problem.ProblemException 412 when the condition does not hold, 409 when the id
   *     belongs to another source
   */
  public Optional<Written> delete(String type, String id, String source, WriteCondition condition) {
    checkAlive();
    var key = new ResourceKey(type, id);
    CurrentVersions.of(key, tables.jdbc()).all().stream()
        .map(CurrentVersions.Head::person)
        .flatMap(Stream::ofNullable)
        .distinct()
        .forEach(this::lock);
    // Read again: only now nobody else can change it.
    var decision = rules.delete(key, source, condition, CurrentVersions.of(key, tables.jdbc()));
    carryOut(decision.stream().toList());
    return decision.map(WriteRules.Decision::written);
  }

  /**
   * Makes one person of two: all that is known of the other moves to the one who is kept, and every
   * number finds that one. {@link #undoMerge} parts them again.
   *
   * @return false when they were one already
   * @throws nl.pzp.problem.ProblemException 409 when both have a BSN; 410 when one was erased
   */
  public boolean merge(PersonId kept, PersonId gone) {
    checkAlive();
    if (kept.equals(gone)) {
      return false;
    }
    lock(kept.compareTo(gone) < 0 ? kept : gone);
    lock(kept.compareTo(gone) < 0 ? gone : kept);
    tables.merges().merge(kept, gone, message, rules.now());
    snapshots.clear();
    // Its row holds nothing any more, and nothing is linked to it.
    held.remove(gone);
    // The BSN may have moved with it.
    held.put(kept, tables.persons().lock(kept));
    return true;
  }

  /**
   * Parts again whom a merge made one: what was theirs then goes back to them, with whatever was
   * added to it since. Both are held by this change.
   *
   * @return false when it was undone already
   * @throws nl.pzp.problem.ProblemException 409 when the one who was kept was merged since; 410
   *     when one was erased
   */
  public boolean undoMerge(PersonMerge merge) {
    checkAlive();
    if (tables.persons().lock(merge.kept()).merged()) {
      throw Problem.of(RecordProblem.MERGE_NOT_LAST).asException();
    }
    lock(merge.kept());
    var gone = tables.persons().lock(merge.gone());
    if (tables.merges().find(merge.id()).orElseThrow().undone()) {
      return false;
    }
    if (gone.erased()) {
      throw Problem.of(RecordProblem.PERSON_ERASED).asException();
    }
    tables.merges().undo(merge);
    snapshots.clear();
    held.put(merge.kept(), tables.persons().lock(merge.kept()));
    held.put(merge.gone(), tables.persons().lock(merge.gone()));
    return true;
  }

  /** Puts an event in the outbox; the person must be held by this change. */
  public void announce(RecordEvent event) {
    checkAlive();
    if (!held.containsKey(event.person())) {
      throw new IllegalStateException("An event is announced of a person that is not held");
    }
    events.announce(event);
  }

  /** Settles the message as committed, with the answer that its sender gets now and on a repeat. */
  public void answer(StoredResponse answer) {
    answer(answer, List.of());
  }

  /** The same, with the codes of what was flagged. */
  public void answer(StoredResponse answer, List<String> problemCodes) {
    checkAlive();
    settlement = new Settlement(answer, problemCodes);
  }

  /** Writes what could wait until the end; after this the change takes nothing more. */
  void finish() {
    over = true;
    tables.links().write(message, held.keySet());
    tables.events().write(message, events.all(), held, tables.persons());
    if (settlement != null) {
      tables
          .inbox()
          .settle(
              message,
              MessageState.COMMITTED,
              settlement.answer(),
              settlement.problemCodes(),
              tables.clock().instant());
    }
  }

  private PersonId hold(Persons.Locked person) {
    if (person.erased()) {
      throw Problem.of(RecordProblem.PERSON_ERASED).asException();
    }
    if (person.merged()) {
      // Merged since it was looked up: another attempt finds the surviving person.
      throw Problem.of(RecordProblem.BUSY).asException();
    }
    held.putIfAbsent(person.id(), person);
    return person.id();
  }

  private void carryOut(List<WriteRules.Decision> decisions) {
    List<NewVersion> fresh =
        decisions.stream().map(WriteRules.Decision::fresh).flatMap(Stream::ofNullable).toList();
    tables.writer().write(fresh);
    for (var version : fresh) {
      var person = version.resource().person();
      if (person != null) {
        events.written(person, version.resource());
        var snapshot = snapshots.get(person);
        if (snapshot != null) {
          snapshot.written(version.resource());
        }
      }
    }
  }

  private void checkAlive() {
    if (over) {
      throw new IllegalStateException("This change is over");
    }
  }
}
