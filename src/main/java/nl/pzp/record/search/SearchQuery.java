package nl.pzp.record.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.problem.Problem;

/**
 * A valid search, made by {@link QueryReader}.
 *
 * @param patients subjects; empty for types outside patient records
 * @param count maximum matches per page
 * @param countOnly whether only the total is requested
 * @param after position after which the page starts
 * @param parameters as sent, without those that identify the patient or page; empty when one
 *     contains a BSN, so that no link repeats it
 * @param problems reasons for refusal, or ignored parts
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
