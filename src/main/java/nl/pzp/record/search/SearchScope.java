package nl.pzp.record.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.jspecify.annotations.Nullable;

/**
 * The scope of one search: the person's current resources, and the professionals and organisations
 * to which they refer. Nothing of another person is reachable.
 */
final class SearchScope {

  static final String PATIENT = "Patient";

  private final SearchSource source;
  private final SearchParameters parameters;
  private final @Nullable PersonId person;
  private final Map<String, ResultEntry> entries = new LinkedHashMap<>();
  private final Map<String, Optional<ResultEntry>> withoutPerson = new HashMap<>();
  private final Map<String, Boolean> patients = new HashMap<>();
  private @Nullable ResultEntry shownPatient;

  SearchScope(
      SearchSource source,
      SearchParameters parameters,
      @Nullable PersonId person,
      List<StoredResource> current) {
    this.source = source;
    this.parameters = parameters;
    this.person = person;
    for (var stored : current) {
      var entry = new ResultEntry(stored);
      entries.put(entry.key(), entry);
    }
  }

  /** The current resources of a type; of Patient only the one as which the person is shown. */
  List<ResultEntry> ofType(String type) {
    return type.equals(PATIENT)
        ? patient().stream().toList()
        : entries.values().stream().filter(e -> e.stored().type().equals(type)).toList();
  }

  /** The one Patient as which the person is shown, of all that sources sent. */
  Optional<ResultEntry> patient() {
    if (shownPatient == null) {
      shownPatient = chosenPatient().orElse(null);
    }
    return Optional.ofNullable(shownPatient);
  }

  private Optional<ResultEntry> chosenPatient() {
    var all = entries.values().stream().filter(e -> e.stored().type().equals(PATIENT)).toList();
    if (all.size() < 2) {
      return all.stream().findFirst();
    }
    return Optional.ofNullable(person)
        .flatMap(source::patientIdOf)
        .flatMap(id -> Optional.ofNullable(entries.get(PATIENT + "/" + id)))
        .or(() -> all.stream().findFirst());
  }

  /** The referenced resource, if within the scope. */
  Optional<ResultEntry> follow(SearchReference reference) {
    var key = reference.key();
    if (key == null) {
      return Optional.empty();
    }
    var own = entries.get(key);
    if (own == null && PATIENT.equals(reference.type())) {
      return isThePatient(reference) ? patient() : Optional.empty();
    }
    return own == null
        ? withoutPerson.computeIfAbsent(key, k -> read(reference))
        : Optional.of(own);
  }

  private Optional<ResultEntry> read(SearchReference reference) {
    var type = Objects.requireNonNull(reference.type());
    if (parameters.of(type).filter(t -> !t.isAboutPatient()).isEmpty()) {
      return Optional.empty();
    }
    return source
        .read(type, Objects.requireNonNull(reference.id()))
        .filter(stored -> !stored.deleted() && stored.person() == null)
        .map(ResultEntry::new);
  }

  /** Whether two references name the person by ids of two sources. */
  boolean areThePatient(SearchReference one, SearchReference other) {
    return PATIENT.equals(other.type()) && isThePatient(one) && isThePatient(other);
  }

  private boolean isThePatient(SearchReference reference) {
    var id = reference.id();
    var type = reference.type();
    return id != null
        && (type == null || type.equals(PATIENT))
        && (entries.containsKey(PATIENT + "/" + id)
            || patients.computeIfAbsent(id, this::isThePatient));
  }

  private boolean isThePatient(String patientId) {
    return person != null && source.personByPatientId(patientId).filter(person::equals).isPresent();
  }
}
