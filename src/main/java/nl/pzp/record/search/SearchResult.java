package nl.pzp.record.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.problem.Problem;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a search found.
 *
 * @param matches one page of them, in order
 * @param included what the matches refer to and was asked for along with them, each once
 * @param total how many matches there are on all pages
 * @param self the parameters that were used, with the patient by id: never a BSN; empty when they
 *     cannot be part of an address
 * @param next those of the next page; empty on the last
 * @param problems why it was refused, or what of the question was left out
 */
public record SearchResult(
    List<Found> matches,
    List<Found> included,
    int total,
    Optional<Map<String, List<String>>> self,
    Optional<Map<String, List<String>>> next,
    List<Problem> problems) {

  /** A resource as the record keeps it, and read. */
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

  /** Whether nothing was searched. */
  public boolean isRefused() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** Without the parameters. */
  @Override
  public String toString() {
    return "SearchResult[" + matches + ", " + included + ", total " + total + ", " + problems + "]";
  }
}
