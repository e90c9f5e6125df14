package nl.pzp.record.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.record.BusinessIdentifier;

/** Lookup of resources outside a patient's record; a search never scans all of them. */
sealed interface Lookup {

  record ByIds(List<String> ids) implements Lookup {}

  record ByIdentifiers(List<BusinessIdentifier> identifiers) implements Lookup {}

  /** By the id in a reference. */
  record ByReferences(List<String> ids) implements Lookup {}

  /** How the alternatives of a parameter find something; empty when one of them does not. */
  static Optional<Lookup> read(SearchParameter parameter, List<String> parts, Set<String> bases) {
    if (parameter.isOfVersion()) {
      return Optional.of(new ByIds(parts));
    }
    if (parameter.kind() == SearchKind.REFERENCE) {
      var ids =
          parts.stream()
              .flatMap(part -> SearchReference.parse(SearchText.unescape(part), bases).stream())
              .flatMap(reference -> Optional.ofNullable(reference.id()).stream())
              .toList();
      return ids.size() == parts.size() ? Optional.of(new ByReferences(ids)) : Optional.empty();
    }
    var identifiers =
        parts.stream()
            .flatMap(part -> SearchToken.parse(part).stream())
            .flatMap(token -> identifierOf(token).stream())
            .toList();
    return identifiers.size() == parts.size()
        ? Optional.of(new ByIdentifiers(identifiers))
        : Optional.empty();
  }

  private static Optional<BusinessIdentifier> identifierOf(SearchToken token) {
    return token.system() == null || token.system().isEmpty() || token.code() == null
        ? Optional.empty()
        : Optional.of(new BusinessIdentifier(token.system(), token.code()));
  }
}
