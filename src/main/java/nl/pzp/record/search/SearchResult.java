package nl.pzp.record.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.problem.Problem;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * A page of search results.
 *
 * @param matches in order
 * @param included requested resources to which the matches refer, distinct
 * @param total number of matches on all pages
 * @param self parameters used, with the patient by id, never by BSN; empty when no link is possible
 * @param next parameters of the next page; empty on the last
 * @param problems reasons for refusal, or ignored parts
 */
public record SearchResult(
    List<Found> matches,
    List<Found> included,
    int total,
    Optional<Map<String, List<String>>> self,
    Optional<Map<String, List<String>>> next,
    List<Problem> problems) {

  /** A stored resource with its parsed form. */
  public record Found(StoredResource stored, Resource resource) {

    /** Without the content. */
    @Override
    public String toString() {
      return stored.toString();
    }
  }

  public SearchResult {
    matches = List.copyOf(matches);
    included = List.copyOf(included);
    problems = List.copyOf(problems);
  }

  static SearchResult refused(List<Problem> problems) {
    return new SearchResult(List.of(), List.of(), 0, Optional.empty(), Optional.empty(), problems);
  }

  /** Whether the search was refused. */
  public boolean isRefused() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** Without the parameters. */
  @Override
  public String toString() {
    return "SearchResult[" + matches + ", " + included + ", total " + total + ", " + problems + "]";
  }
}
