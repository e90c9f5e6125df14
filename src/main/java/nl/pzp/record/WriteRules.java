package nl.pzp.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.CurrentVersions.Head;
import nl.pzp.record.VersionWriter.NewVersion;
import nl.pzp.record.atrest.BlindIndex;
import org.jspecify.annotations.Nullable;

/** Decides what a write does to what stands there: refuse it, change nothing, or a new version. */
final class WriteRules {

  /** The decision on a write; fresh is null where nothing is written. */
  record Decision(Written written, @Nullable NewVersion fresh) {}

  private static final String PATIENT = "Patient";

  private final BlindIndex index;
  private final MessageId message;
  private final Instant now;

  WriteRules(BlindIndex index, MessageId message, Instant now) {
    this.index = index;
    this.message = message;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  /**
   * @param sameThing whether a register's number says that what another source has under this id is
   *     the same
   * @throws ProblemException when the id is not this source's or person's, or the condition does
   *     not hold
   */
  Decision write(ResourceToStore resource, CurrentVersions heads, boolean sameThing) {
    var key = new ResourceKey(resource.type(), resource.id());
    var own = own(key, resource.source(), heads, sameThing);
    if (heads.all().stream().anyMatch(h -> !Objects.equals(h.person(), resource.person()))) {
      throw refusal(RecordProblem.ID_OF_OTHER_PERSON, key);
    }
    check(resource.condition(), key, heads);
    var content = ResourceJson.of(resource);
    var contentIndex = content.index(index);
    if (own.isPresent() && !own.get().deleted() && contentIndex.equals(own.get().contentIndex())) {
      var head = own.get();
      var json = content.stamped(head.version(), head.lastUpdated());
      return new Decision(new Written(WriteEffect.UNCHANGED, stored(key, head, json)), null);
    }
    var version = heads.nextVersion();
    var at = notBefore(heads);
    var stored =
        new StoredResource(
            key.type(),
            key.id(),
            version,
            at,
            resource.source(),
            false,
            content.stamped(version, at),
            message,
            resource.person());
    var effect =
        heads.shown().filter(shown -> !shown.deleted()).isPresent()
            ? WriteEffect.UPDATED
            : WriteEffect.CREATED;
    return new Decision(
        new Written(effect, stored),
        new NewVersion(
            stored, own.orElse(null), contentIndex, resource.identifiers(), resource.identities()));
  }

  /**
   * @throws ProblemException when the id is not this source's, or the condition does not hold
   */
  Optional<Decision> delete(
      ResourceKey key, String source, WriteCondition condition, CurrentVersions heads) {
    var own = own(key, source, heads, false).orElse(null);
    if (own == null) {
      return Optional.empty();
    }
    check(condition, key, heads);
    if (own.deleted()) {
      return Optional.of(
          new Decision(new Written(WriteEffect.UNCHANGED, stored(key, own, "")), null));
    }
    var tombstone = tombstone(key, own, heads);
    return Optional.of(
        new Decision(
            new Written(WriteEffect.DELETED, tombstone),
            new NewVersion(tombstone, own, null, List.of(), List.of())));
  }

  // A Patient and the owner of a register's number are kept once for each source; everything else
  // belongs to one source.
  private static Optional<Head> own(
      ResourceKey key, String source, CurrentVersions heads, boolean sameThing) {
    var own = heads.ofSource(source);
    if (own.isEmpty() && !heads.all().isEmpty() && !key.type().equals(PATIENT) && !sameThing) {
      throw refusal(RecordProblem.ID_OF_OTHER_SOURCE, key);
    }
    return own;
  }

  private static void check(WriteCondition condition, ResourceKey key, CurrentVersions heads) {
    var shown = heads.shown().filter(head -> !head.deleted());
    if (condition instanceof WriteCondition.VersionMatches wanted
        && shown.filter(head -> head.version() == wanted.version()).isEmpty()) {
      throw refusal(RecordProblem.VERSION_CONFLICT, key);
    }
    if (condition instanceof WriteCondition.Absent && shown.isPresent()) {
      throw refusal(RecordProblem.ALREADY_THERE, key);
    }
  }

  private StoredResource tombstone(ResourceKey key, Head own, CurrentVersions heads) {
    return new StoredResource(
        key.type(),
        key.id(),
        heads.nextVersion(),
        notBefore(heads),
        own.source(),
        true,
        "",
        message,
        own.person());
  }

  private static StoredResource stored(ResourceKey key, Head head, String json) {
    return new StoredResource(
        key.type(),
        key.id(),
        head.version(),
        head.lastUpdated(),
        head.source(),
        head.deleted(),
        json,
        head.message(),
        head.person());
  }

  // A clock that was set back does not make a newer version look older.
  private Instant notBefore(CurrentVersions heads) {
    return heads.all().stream()
        .map(Head::lastUpdated)
        .filter(earlier -> earlier.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  private static ProblemException refusal(RecordProblem code, ResourceKey key) {
    return Problem.of(code).with("resource", key.toString()).asException();
  }
}
