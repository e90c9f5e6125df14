package nl.pzp.record.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.search.SearchPatient.ByBsn;
import nl.pzp.record.search.SearchPatient.ById;

/**
 * Reads the patient of a search: {@code patient=123}, {@code Patient/123}, a URL of this server,
 * {@code patient:Patient=}, {@code patient.identifier=}, {@code subject:identifier=}, and for
 * Patient itself {@code _id} and {@code identifier}. The BSN is the only accepted identifier.
 */
final class SearchPatientReader {

  private static final String PATIENT = "Patient";
  private static final String IDENTIFIER = "identifier";

  private final SearchSettings settings;

  SearchPatientReader(SearchSettings settings) {
    this.settings = settings;
  }

  SearchRead<Set<SearchPatient>> read(SearchParameter parameter, SearchName name, String raw) {
    var parts = SearchText.split(raw, ',');
    if (parameter.kind() == SearchKind.TOKEN) {
      if (name.chained() != null || name.modifier() != null) {
        return refused(SearchProblem.MODIFIER_UNSUPPORTED, name, Set.of());
      }
      return parameter.isOfVersion() ? byIds(name, parts) : byIdentifiers(name, parts);
    }
    var typed = name.modifier() == null || name.modifier().equals(PATIENT);
    if (name.chained() != null) {
      var known = parameter.chains().contains(PATIENT + "." + name.chained());
      return typed && known && name.chainedModifier() == null
          ? byIdentifiers(name, parts)
          : refused(SearchProblem.CHAIN_UNSUPPORTED, name, parameter.chains());
    }
    if (IDENTIFIER.equals(name.modifier())) {
      return byIdentifiers(name, parts);
    }
    return typed
        ? byReferences(name, parts)
        : refused(SearchProblem.MODIFIER_UNSUPPORTED, name, Set.of(PATIENT, IDENTIFIER));
  }

  private SearchRead<Set<SearchPatient>> byIds(SearchName name, List<String> parts) {
    return together(
        SearchRead.all(
            parts,
            part ->
                SearchReference.isId(part) ? SearchRead.of(new ById(part)) : invalid(name, "123")));
  }

  private SearchRead<Set<SearchPatient>> byReferences(SearchName name, List<String> parts) {
    return together(SearchRead.all(parts, part -> byReference(name, part)));
  }

  private SearchRead<SearchPatient> byReference(SearchName name, String part) {
    var reference = SearchReference.parse(SearchText.unescape(part), settings.bases());
    if (reference.isEmpty()) {
      return invalid(name, "123, Patient/123");
    }
    var id = reference.get().id();
    var type = reference.get().type();
    return id != null && (type == null || type.equals(PATIENT))
        ? SearchRead.of(new ById(id))
        : SearchRead.refused(QueryRefusals.of(SearchProblem.PATIENT_ELSEWHERE, name.raw()));
  }

  private SearchRead<Set<SearchPatient>> byIdentifiers(SearchName name, List<String> parts) {
    return together(SearchRead.all(parts, part -> byIdentifier(name, part)));
  }

  private SearchRead<SearchPatient> byIdentifier(SearchName name, String part) {
    return SearchToken.parse(part)
        .filter(token -> token.system() == null || settings.bsnSystems().contains(token.system()))
        .flatMap(token -> Bsn.parse(token.code() == null ? "" : token.code()))
        .map(bsn -> SearchRead.<SearchPatient>of(new ByBsn(bsn)))
        .orElseGet(
            () -> refused(SearchProblem.PATIENT_IDENTIFIER_UNUSABLE, name, settings.bsnSystems()));
  }

  private static <T> SearchRead<Set<T>> together(SearchRead<List<T>> all) {
    return all.map(HashSet::new);
  }

  private static <T> SearchRead<T> invalid(SearchName name, String example) {
    return SearchRead.refused(QueryRefusals.invalid(name.raw(), example));
  }

  private static <T> SearchRead<T> refused(SearchProblem code, SearchName name, Set<String> known) {
    return SearchRead.refused(QueryRefusals.of(code, name.raw(), known));
  }
}
