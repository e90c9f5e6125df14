package nl.pzp.record.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.problem.Problem;

/**
 * A search that was read and checked; made by {@link QueryReader}.
 *
 * @param patients who it is about; empty for types that are about no patient
 * @param count the most matches on a page
 * @param countOnly whether only the number of matches is asked
 * @param after the place in the order after which the page begins
 * @param parameters as they were sent and used, without those that name the patient or the page;
 *     empty when there is a BSN in them, so that they cannot be part of a link
 * @param problems why it is refused, or what of it was left out
 */
public record SearchQuery(
    SearchType type,
    Set<SearchPatient> patients,
    List<Lookup> lookups,
    List<Criterion> criteria,
    List<SearchInclude> includes,
    List<ResultOrder> order,
    int count,
    boolean countOnly,
    Optional<PagePosition> after,
    Optional<Map<String, List<String>>> parameters,
    List<Problem> problems) {

  public SearchQuery {
    patients = Set.copyOf(patients);
    lookups = List.copyOf(lookups);
    criteria = List.copyOf(criteria);
    includes = List.copyOf(includes);
    order = List.copyOf(order);
    problems = List.copyOf(problems);
  }

  /** Whether it may not be executed. */
  public boolean isRefused() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** Whether it names the patient by BSN, which a reader's policy may forbid in an address. */
  public boolean namesBsn() {
    return patients.stream().anyMatch(SearchPatient.ByBsn.class::isInstance);
  }

  /** Without any value. */
  @Override
  public String toString() {
    return "SearchQuery[" + type.name() + ", " + criteria + (isRefused() ? ", refused]" : "]");
  }
}
