package nl.pzp.record;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.pzp.problem.Problem;

/**
 * The current versions of one person, read once: first which there are, and the content of those
 * that are asked for. In a change it shows what the change wrote. Not for several threads.
 */
public final class PatientSnapshot {

  private record Place(String type, String id, String source) {}

  // As many are read one by one; of more, all of their types together.
  private static final int FEW = 4;
  private static final Comparator<Place> BY_PLACE =
      Comparator.comparing(Place::type).thenComparing(Place::id).thenComparing(Place::source);
  private static final Comparator<KnownVersion> IN_ORDER =
      Comparator.comparing(KnownVersion::type)
          .thenComparing(KnownVersion::id)
          .thenComparing(KnownVersion::version);

  private final PersonId person;
  private final Versions versions;
  private final NavigableMap<Place, KnownVersion> known = new TreeMap<>(BY_PLACE);
  private final Map<KnownVersion, StoredResource> contents = new HashMap<>();
  private boolean isRead;

  PatientSnapshot(PersonId person, Versions versions) {
    this.person = person;
    this.versions = versions;
  }

  public PersonId person() {
    return person;
  }

  /**
   * All that holds now of these types, or of every type when none is named, in the order of type
   * and id.
   *
   * @throws nl.pzp.problem.ProblemException when there are more than 10,000: a part would mislead
   */
  public List<KnownVersion> known(Set<String> types) {
    read();
    var found =
        known.values().stream()
            .filter(version -> types.isEmpty() || types.contains(version.type()))
            .sorted(IN_ORDER)
            .toList();
    if (found.size() > Versions.MOST_OF_ONE_PERSON) {
      throw Problem.of(RecordProblem.TOO_MUCH_OF_ONE_PERSON)
          .with("limit", Integer.toString(Versions.MOST_OF_ONE_PERSON))
          .asException();
    }
    return found;
  }

  /** All that holds now of these types with its content, likewise. */
  public List<StoredResource> current(Set<String> types) {
    return contents(known(types));
  }

  /** The newest version under this id, of whichever source. */
  public Optional<KnownVersion> find(String type, String id) {
    read();
    var first = new Place(type, id, "");
    var last = new Place(type, id, String.valueOf(Character.MAX_VALUE));
    return known.subMap(first, true, last, true).values().stream()
        .max(Comparator.comparing(KnownVersion::version));
  }

  /**
   * These versions with their content, without those erased since. Reads all missing ones in one
   * go.
   */
  public List<StoredResource> contents(Collection<KnownVersion> wanted) {
    var missing = wanted.stream().filter(version -> !contents.containsKey(version)).toList();
    if (!missing.isEmpty()) {
      if (missing.size() > FEW) {
        var types = missing.stream().map(KnownVersion::type).collect(Collectors.toSet());
        versions
            .current(person, types)
            .forEach(stored -> contents.put(KnownVersion.of(stored), stored));
      }
      // Another change may have come in between, where this is no part of one.
      missing.stream()
          .filter(version -> !contents.containsKey(version))
          .flatMap(v -> versions.read(v.type(), v.id(), v.version()).stream())
          .filter(stored -> !stored.deleted())
          .forEach(stored -> contents.put(KnownVersion.of(stored), stored));
    }
    return wanted.stream().filter(contents::containsKey).map(contents::get).toList();
  }

  /** Takes over what the change wrote. */
  void written(StoredResource stored) {
    read();
    var version = KnownVersion.of(stored);
    var place = new Place(stored.type(), stored.id(), stored.source());
    if (stored.deleted()) {
      known.remove(place);
    } else {
      known.put(place, version);
      contents.put(version, stored);
    }
  }

  private void read() {
    if (!isRead) {
      isRead = true;
      versions.known(person).forEach(v -> known.put(new Place(v.type(), v.id(), v.source()), v));
    }
  }

  @Override
  public String toString() {
    return "PatientSnapshot[" + person + "]";
  }
}
