package nl.pzp.fhirapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.pzp.intake.IncomingCall;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.record.search.QueryReader;
import nl.pzp.record.search.Search;
import nl.pzp.record.search.SearchResult;
import nl.pzp.record.search.SearchResult.Found;
import nl.pzp.record.search.SearchSubject;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.springframework.stereotype.Component;

/**
 * Answers searches as searchset Bundles. Links name the patient by id, even if the query named a
 * BSN. Each next page is a new query: no paging state is kept.
 */
@Component
public final class Searches {

  private final QueryReader queries;
  private final Search search;
  private final Reads reads;
  private final OperationOutcomes outcomes;
  private final Supplier<UUID> newIds;

  public Searches(
      QueryReader queries,
      Search search,
      Reads reads,
      OperationOutcomes outcomes,
      Supplier<UUID> newIds) {
    this.queries = queries;
    this.search = search;
    this.reads = reads;
    this.outcomes = outcomes;
    this.newIds = newIds;
  }

  /**
   * The searchset Bundle.
   *
   * @throws ProblemException when the search is refused
   */
  public Bundle find(ApiRequest request, String type, Map<String, List<String>> parameters) {
    var call = request.call();
    var query = queries.read(type, parameters, request.isLenient());
    var subject = visible(call, search.subjectOf(query));
    var result = search.find(query, subject);
    if (result.isRefused()) {
      throw new ProblemException(result.problems());
    }
    var found = new ArrayList<StoredResource>();
    result.matches().forEach(match -> found.add(match.stored()));
    result.included().forEach(included -> found.add(included.stored()));
    reads.seen(call, personOf(subject), found, type + "?" + asQuery(parameters));
    return bundle(type, result, request.base(), request.reader());
  }

  // A person whom the caller may not see counts as absent.
  private SearchSubject visible(IncomingCall call, SearchSubject subject) {
    return subject instanceof SearchSubject.Person person && !reads.maySee(call, person.id())
        ? new SearchSubject.Unknown()
        : subject;
  }

  private static @org.jspecify.annotations.Nullable PersonId personOf(SearchSubject subject) {
    return subject instanceof SearchSubject.Person person ? person.id() : null;
  }

  private Bundle bundle(String type, SearchResult result, String base, Locale reader) {
    var bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(result.total());
    bundle.setId(newIds.get().toString());
    bundle.addLink().setRelation("self").setUrl(address(type, result.self(), base));
    result
        .next()
        .ifPresent(
            next ->
                bundle
                    .addLink()
                    .setRelation("next")
                    .setUrl(address(type, Optional.of(next), base)));
    result.matches().forEach(match -> add(bundle, match, SearchEntryMode.MATCH, base));
    result.included().forEach(found -> add(bundle, found, SearchEntryMode.INCLUDE, base));
    if (!result.problems().isEmpty()) {
      bundle
          .addEntry()
          .setResource(outcomes.of(result.problems(), reader))
          .getSearch()
          .setMode(SearchEntryMode.OUTCOME);
    }
    return bundle;
  }

  private void add(Bundle bundle, Found found, SearchEntryMode mode, String base) {
    bundle
        .addEntry()
        .setFullUrl(base + "/" + found.stored().type() + "/" + found.stored().id())
        .setResource(
            found.stored().type().equals("Patient")
                ? reads.shown(found.stored())
                : found.resource())
        .getSearch()
        .setMode(mode);
  }

  private static String address(
      String type, Optional<Map<String, List<String>>> parameters, String base) {
    var query = parameters.map(Searches::asQuery).orElse("");
    return base + "/" + type + (query.isEmpty() ? "" : "?" + query);
  }

  private static String asQuery(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
