package nl.pzp.record.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.record.search.SearchParameter.Inclusion;
import nl.pzp.record.search.SearchPatient.ByBsn;
import nl.pzp.record.search.SearchRead.Good;
import nl.pzp.record.search.SearchRead.Refused;
import org.jspecify.annotations.Nullable;

/** A search under construction: conditions and refusals. */
final class SearchDraft {

  private final SearchType type;
  private final Set<String> bsnSystems;
  private final boolean lenient;
  private final Set<SearchPatient> patients = new HashSet<>();
  private final List<Lookup> lookups = new ArrayList<>();
  private final List<Criterion> criteria = new ArrayList<>();
  private final List<SearchInclude> includes = new ArrayList<>();
  private final List<ResultOrder> order = new ArrayList<>();
  private final Map<String, List<String>> used = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int count = QueryReader.PAGE_LIMIT;
  private boolean countOnly;
  private boolean linkable = true;
  private boolean patientRefused;
  private @Nullable String page;

  SearchDraft(SearchType type, Set<String> bsnSystems, boolean lenient) {
    this.type = type;
    this.bsnSystems = bsnSystems;
    this.lenient = lenient;
  }

  SearchType type() {
    return type;
  }

  /**
   * Refuses the search. Ignores the parameter instead where lenient handling was requested and is
   * safe.
   */
  void refuse(Problem problem) {
    var mayBeIgnored = problem.code() instanceof SearchProblem code && code.mayBeIgnored();
    if (lenient && mayBeIgnored) {
      problems.add(
          Problem.of(SearchProblem.PARAMETER_IGNORED)
              .with("parameter", problem.details().getOrDefault("parameter", "?"))
              .with("because", problem.code().id()));
    } else {
      problems.add(problem);
    }
  }

  // Never lenient: without it the search would concern another subject.
  void addPatients(SearchRead<Set<SearchPatient>> read) {
    if (read instanceof Good<Set<SearchPatient>> good) {
      patients.addAll(good.value());
    } else if (read instanceof Refused<Set<SearchPatient>> refused) {
      patientRefused = true;
      problems.add(refused.problem());
    }
  }

  void addCondition(String name, String value, SearchRead<Criterion> read) {
    if (read instanceof Good<Criterion> good) {
      criteria.add(good.value());
      keep(name, value);
    } else if (read instanceof Refused<Criterion> refused) {
      refuse(refused.problem());
    }
  }

  void addLookup(Lookup lookup) {
    lookups.add(lookup);
  }

  void addInclude(SearchInclude include) {
    includes.add(include);
  }

  void addOrder(List<ResultOrder> keys) {
    order.addAll(keys);
  }

  void limit(int matches) {
    count = Math.min(matches, QueryReader.PAGE_LIMIT);
  }

  void countOnly() {
    countOnly = true;
  }

  void beginAfter(String token) {
    page = token;
  }

  /** Remembers a parameter for the address of the next page. */
  void keep(String name, String value) {
    linkable &= bsnSystems.stream().noneMatch(value::contains);
    used.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** The search as a whole: about one patient, or found by something. */
  SearchQuery finish() {
    if (type.isAboutPatient()) {
      if (patients.isEmpty() && !patientRefused) {
        problems.add(missing(SearchProblem.PATIENT_MISSING));
      }
      if (patients.stream().filter(ByBsn.class::isInstance).count() > 1) {
        problems.add(Problem.of(SearchProblem.PATIENT_AMBIGUOUS));
      }
    } else if (lookups.isEmpty() && problems.stream().noneMatch(Problem::isError)) {
      problems.add(missing(SearchProblem.FINDER_MISSING));
    }
    return query(position());
  }

  /** The search so far, refused. */
  SearchQuery refused() {
    return query(Optional.empty());
  }

  private Problem missing(SearchProblem code) {
    return Problem.of(code)
        .with("type", type.name())
        .with("known", QueryRefusals.list(type.finders()));
  }

  private Optional<PagePosition> position() {
    if (page == null) {
      return Optional.empty();
    }
    var position = PagePosition.parse(page, order.size());
    if (position.isEmpty()) {
      problems.add(Problem.of(SearchProblem.PAGE_INVALID));
    }
    return position;
  }

  // The type's default includes and the requested ones, without duplicates.
  private List<SearchInclude> allIncludes() {
    return Stream.concat(
            type.parameters().stream()
                .filter(parameter -> parameter.include() == Inclusion.ALWAYS)
                .map(parameter -> new SearchInclude(parameter, parameter.targets(), false)),
            includes.stream())
        .distinct()
        .toList();
  }

  private SearchQuery query(Optional<PagePosition> after) {
    return new SearchQuery(
        type,
        patients,
        lookups,
        criteria,
        allIncludes(),
        order,
        count,
        countOnly,
        after,
        linkable ? Optional.of(Collections.unmodifiableMap(used)) : Optional.empty(),
        problems);
  }
}
