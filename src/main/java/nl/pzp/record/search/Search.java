package nl.pzp.record.search;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.search.SearchPatient.ByBsn;
import nl.pzp.record.search.SearchPatient.ById;
import nl.pzp.record.search.SearchResult.Found;
import nl.pzp.record.search.SearchSubject.NoPatient;
import nl.pzp.record.search.SearchSubject.Person;
import nl.pzp.record.search.SearchSubject.Refused;
import nl.pzp.record.search.SearchSubject.Unknown;

/**
 * Searches the record, always within one person's current resources, or for professionals and
 * organisations by identifying values. The subject is known before anything is read, so that the
 * door can check access.
 */
public final class Search {

  private final SearchSource source;
  private final SearchParameters parameters;
  private final SearchSettings settings;

  public Search(PatientRecord record, SearchParameters parameters, SearchSettings settings) {
    this(SearchSource.of(record), parameters, settings);
  }

  /** For a record that shows other resources than it keeps. */
  public Search(SearchSource source, SearchParameters parameters, SearchSettings settings) {
    this.source = source;
    this.parameters = parameters;
    this.settings = settings;
  }

  /** The subject of a search. Refuses two patients, or a known and an unknown one. */
  public SearchSubject subjectOf(SearchQuery query) {
    if (query.isRefused()) {
      return new Refused(query.problems());
    }
    if (!query.type().isAboutPatient()) {
      return new NoPatient();
    }
    var people = new HashSet<Optional<PersonId>>();
    query.patients().forEach(patient -> people.add(personOf(patient)));
    var unknown = people.contains(Optional.<PersonId>empty());
    if (people.size() > 1 || (unknown && query.patients().size() > 1)) {
      return new Refused(List.of(Problem.of(SearchProblem.PATIENT_AMBIGUOUS)));
    }
    return people.iterator().next().<SearchSubject>map(Person::new).orElseGet(Unknown::new);
  }

  private Optional<PersonId> personOf(SearchPatient patient) {
    if (patient instanceof ById byId) {
      return source.personByPatientId(byId.id());
    }
    return source.personByBsn(((ByBsn) patient).bsn());
  }

  /** The result; {@link SearchResult#isRefused()} when the search was not executed. */
  public SearchResult find(SearchQuery query) {
    return find(query, subjectOf(query));
  }

  /**
   * The result for a subject from {@link #subjectOf}.
   *
   * @throws IllegalStateException when stored content cannot be parsed
   */
  public SearchResult find(SearchQuery query, SearchSubject subject) {
    if (subject instanceof Refused refused) {
      return SearchResult.refused(refused.problems());
    }
    if (subject instanceof Person person) {
      var scope =
          new SearchScope(
              source, parameters, person.id(), source.current(person.id(), typesOf(query)));
      return answer(query, scope, scope.ofType(query.type().name()));
    }
    var scope = new SearchScope(source, parameters, null, List.of());
    if (subject instanceof Unknown) {
      return answer(query, scope, List.of());
    }
    var found = new Lookups(source).find(query);
    return found
        .map(candidates -> answer(query, scope, candidates))
        .orElseGet(
            () ->
                SearchResult.refused(
                    List.of(Problem.of(SearchProblem.TOO_WIDE).with("type", query.type().name()))));
  }

  private SearchResult answer(SearchQuery query, SearchScope scope, List<ResultEntry> candidates) {
    var matches =
        candidates.stream()
            .filter(entry -> query.criteria().stream().allMatch(c -> c.matches(entry, scope)))
            .toList();
    var self = linkTo(query);
    if (query.countOnly()) {
      return new SearchResult(
          List.of(), List.of(), matches.size(), self, Optional.empty(), query.problems());
    }
    var page =
        new ResultPages(query.order(), settings.zone()).page(matches, query.after(), query.count());
    return new SearchResult(
        found(page.entries()),
        found(new SearchIncludes(query.includes(), settings.bases()).of(page.entries(), scope)),
        matches.size(),
        self,
        page.next().flatMap(position -> self.map(link -> following(link, position))),
        query.problems());
  }

  private static List<Found> found(List<ResultEntry> entries) {
    return entries.stream().map(e -> new Found(e.stored(), e.resource())).toList();
  }

  // Only the types of which something is needed: each costs decryption and reading.
  private Set<String> typesOf(SearchQuery query) {
    var types = new HashSet<String>();
    types.add(query.type().name());
    query.criteria().forEach(criterion -> types.addAll(criterion.leadsTo()));
    query.includes().forEach(include -> types.addAll(include.targets()));
    types.removeIf(type -> parameters.of(type).filter(SearchType::isAboutPatient).isEmpty());
    return types;
  }

  // A link names the patient by id, as sent or as displayed, never by BSN.
  private Optional<Map<String, List<String>>> linkTo(SearchQuery query) {
    if (!query.type().isAboutPatient()) {
      return query.parameters();
    }
    var patient = query.patients().iterator().next();
    var id =
        patient instanceof ById byId
            ? Optional.of(byId.id())
            : personOf(patient).flatMap(source::patientIdOf);
    return query
        .parameters()
        .flatMap(sent -> id.map(patientId -> naming(query.type(), patientId, sent)));
  }

  private static Map<String, List<String>> naming(
      SearchType type, String patientId, Map<String, List<String>> sent) {
    var link = new LinkedHashMap<String, List<String>>();
    if (type.name().equals(SearchScope.PATIENT)) {
      link.put("_id", List.of(patientId));
    } else {
      link.put("patient", List.of(SearchScope.PATIENT + "/" + patientId));
    }
    link.putAll(sent);
    return Collections.unmodifiableMap(link);
  }

  private static Map<String, List<String>> following(
      Map<String, List<String>> link, PagePosition position) {
    var next = new LinkedHashMap<>(link);
    next.put(AnswerParameters.PAGE, List.of(position.token()));
    return Collections.unmodifiableMap(next);
  }
}
