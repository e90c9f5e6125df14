package nl.pzp.record.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.MessageId;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.jspecify.annotations.Nullable;

/** A record in memory that counts the resources read from it. */
final class SearchTestRecord implements SearchSource {

  static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final Map<String, StoredResource> resources = new LinkedHashMap<>();
  private final Map<String, PersonId> people = new HashMap<>();
  private final Map<Bsn, PersonId> numbers = new HashMap<>();
  private final Map<PersonId, String> shown = new HashMap<>();
  private final List<Set<String>> readings = new ArrayList<>();

  /** A person with these ids at sources; the first one is the displayed id. */
  PersonId person(@Nullable Bsn bsn, String... patientIds) {
    var person = new PersonId(new UUID(0, people.size() + 1L));
    for (var id : patientIds) {
      people.put(id, person);
      shown.putIfAbsent(person, id);
    }
    if (bsn != null) {
      numbers.put(bsn, person);
    }
    return person;
  }

  /** Adds a resource one second after the previous one. Single quotes replace double ones. */
  SearchTestRecord add(@Nullable PersonId person, String reference, String json) {
    return add(person, reference, json, START.plusSeconds(resources.size()));
  }

  SearchTestRecord add(
      @Nullable PersonId person, String reference, String json, Instant lastUpdated) {
    var type = reference.substring(0, reference.indexOf('/'));
    var id = reference.substring(reference.indexOf('/') + 1);
    var content =
        "{'resourceType':'%s','id':'%s',%s}".formatted(type, id, json.strip()).replace('\'', '"');
    resources.put(
        reference,
        new StoredResource(
            type,
            id,
            1,
            lastUpdated,
            "https://his.example.nl",
            false,
            content,
            new MessageId(new UUID(0, 1)),
            person));
    return this;
  }

  void remove(String reference) {
    resources.remove(reference);
  }

  Collection<StoredResource> resources() {
    return resources.values();
  }

  /** The types that each search took from the record. */
  List<Set<String>> readings() {
    return readings;
  }

  @Override
  public Optional<PersonId> personByPatientId(String id) {
    return Optional.ofNullable(people.get(id));
  }

  @Override
  public Optional<PersonId> personByBsn(Bsn bsn) {
    return Optional.ofNullable(numbers.get(bsn));
  }

  @Override
  public Optional<String> patientIdOf(PersonId person) {
    return Optional.ofNullable(shown.get(person));
  }

  @Override
  public List<StoredResource> current(PersonId person, Set<String> types) {
    readings.add(types);
    return resources.values().stream()
        .filter(r -> person.equals(r.person()) && types.contains(r.type()))
        .toList();
  }

  @Override
  public Optional<StoredResource> read(String type, String id) {
    return Optional.ofNullable(resources.get(type + "/" + id));
  }

  @Override
  public List<StoredResource> byIdentifier(String type, String system, String value) {
    return resources.values().stream()
        .filter(r -> r.type().equals(type))
        .filter(r -> r.json().contains(system) && r.json().contains(value))
        .toList();
  }

  @Override
  public List<StoredResource> withoutPerson(String type, int limit) {
    return resources.values().stream()
        .filter(r -> r.type().equals(type) && r.person() == null)
        .limit(limit)
        .toList();
  }
}
