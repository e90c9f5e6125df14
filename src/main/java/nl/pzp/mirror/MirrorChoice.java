package nl.pzp.mirror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;

/**
 * Computes a mirror's difference from the record for one person: missing, outdated and superfluous
 * resources, and their references. It uses the current record, so a late or repeated event sends no
 * old data.
 */
public final class MirrorChoice {

  private final PatientRecord record;
  private final MirrorRows rows;
  private final MirrorSettings settings;

  MirrorChoice(PatientRecord record, MirrorRows rows, MirrorSettings settings) {
    this.record = record;
    this.rows = rows;
    this.settings = settings;
  }

  /** Chooses by the current record. */
  public MirrorWork choose(MirrorEvent event) {
    var mirror = event.target().key();
    // After a merge, use the surviving person.
    var person = record.now(event.person());
    var brought = brought(mirror, person);
    if (event.erased()) {
      // All of it: a mirror restored from a backup may have it again.
      return new MirrorWork(event, List.of(), brought);
    }
    var there = brought.stream().filter(kept -> !kept.gone()).toList();
    if (event.takenBack()) {
      return new MirrorWork(event, List.of(), there);
    }
    var wanted = wanted(person);
    var pieces = new LinkedHashMap<Key, MirrorChange>();
    wanted.values().forEach(stored -> add(stored, wanted, new LinkedHashSet<>(), mirror, pieces));
    var lacking = new ArrayList<MirrorChange>();
    for (var piece : pieces.values()) {
      var kept = piece.kept();
      var same = kept != null && !kept.gone() && kept.recordVersion() == piece.stored().version();
      if (!same || piece.key().equals(event.focus())) {
        lacking.add(piece);
      }
    }
    lacking.addAll(tooMuch(there, wanted));
    return new MirrorWork(event, withPatients(lacking, pieces), List.of());
  }

  /** Everything ever sent of one person. */
  private List<Kept> brought(String mirror, PersonId person) {
    return record.newest(person).stream()
        .map(Key::of)
        .distinct()
        .flatMap(key -> rows.find(mirror, key).stream())
        .toList();
  }

  /** The resources of the person, and those of nobody that they refer to, directly or not. */
  private Map<Key, StoredResource> wanted(PersonId person) {
    var wanted = new LinkedHashMap<Key, StoredResource>();
    var follow = new ArrayList<StoredResource>();
    for (var stored : record.current(person, Set.of())) {
      if (!settings.leftOutSources().contains(stored.source())) {
        // When several sources have the Patient, the newest is shown.
        wanted.merge(Key.of(stored), stored, (a, b) -> a.version() > b.version() ? a : b);
        follow.add(stored);
      }
    }
    var seen = new LinkedHashSet<>(wanted.keySet());
    for (int i = 0; i < follow.size(); i++) {
      for (var link : ResourceReferences.of(ResourceReferences.content(follow.get(i)))) {
        if (seen.add(link)) {
          record
              .read(link.type(), link.id())
              .filter(other -> !other.deleted() && other.person() == null)
              .filter(other -> !settings.leftOutSources().contains(other.source()))
              .ifPresent(
                  other -> {
                    wanted.put(link, other);
                    follow.add(other);
                  });
        }
      }
    }
    return wanted;
  }

  // Referenced resources come first; the Patient before the person's other resources.
  private void add(
      StoredResource stored,
      Map<Key, StoredResource> wanted,
      Set<Key> path,
      String mirror,
      Map<Key, MirrorChange> pieces) {
    var key = Key.of(stored);
    if (pieces.containsKey(key) || !path.add(key)) {
      return;
    }
    var content = ResourceReferences.content(stored);
    for (var link : ResourceReferences.of(content)) {
      var other = wanted.get(link);
      if (other != null) {
        add(other, wanted, path, mirror, pieces);
      }
    }
    pieces.put(key, new MirrorChange(stored, content, rows.find(mirror, key).orElse(null)));
  }

  private List<MirrorChange> tooMuch(List<Kept> there, Map<Key, StoredResource> wanted) {
    return there.stream()
        .filter(kept -> !wanted.containsKey(kept.key()))
        .flatMap(
            kept ->
                record.read(kept.key().type(), kept.key().id()).stream()
                    .filter(StoredResource::deleted)
                    .map(stored -> new MirrorChange(stored, null, kept)))
        .toList();
  }

  // The Patient in a transaction tells the mirror whose it is.
  private static List<MirrorChange> withPatients(
      List<MirrorChange> lacking, Map<Key, MirrorChange> all) {
    var first = all.keySet().stream().filter(Key::isPatient).findFirst();
    var needed = new LinkedHashSet<Key>();
    for (var piece : lacking) {
      if (piece.stored().person() != null && !piece.isDeletion()) {
        patientOf(piece).or(() -> first).ifPresent(needed::add);
      }
    }
    var result = new LinkedHashMap<Key, MirrorChange>();
    all.values().stream()
        .filter(piece -> needed.contains(piece.key()) || lacking.contains(piece))
        .forEach(piece -> result.put(piece.key(), piece));
    lacking.forEach(piece -> result.putIfAbsent(piece.key(), piece));
    return List.copyOf(result.values());
  }

  static Optional<Key> patientOf(MirrorChange piece) {
    var content = piece.content();
    return content == null ? Optional.empty() : ResourceReferences.patient(content);
  }
}
