package nl.pzp.record.search;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Reads the values of a search parameter, each kind in its own way (FHIR R4, search). */
final class Alternatives {

  static final String NOT = "not";
  static final String MISSING = "missing";
  private static final String IN = "in";
  private static final String EXACT = "exact";
  private static final String IDENTIFIER = "identifier";

  private final ValueSets valueSets;
  private final SearchSettings settings;
  private final Clock clock;

  Alternatives(ValueSets valueSets, SearchSettings settings, Clock clock) {
    this.valueSets = valueSets;
    this.settings = settings;
    this.clock = clock;
  }

  /** The alternatives of a comma-separated value, with or without modifier. */
  SearchRead<List<Alternative>> read(
      SearchParameter parameter, SearchName name, @Nullable String modifier, List<String> parts) {
    return switch (parameter.kind()) {
      case TOKEN -> {
        if (IN.equals(modifier)) {
          yield SearchRead.all(parts, part -> in(name, SearchText.unescape(part)));
        }
        if (modifier != null && !modifier.equals(NOT)) {
          yield modifierRefused(name, Set.of(NOT, IN, MISSING));
        }
        yield parameter.isOfVersion() ? ids(name, parts) : tokens(name, parts);
      }
      case STRING ->
          modifier == null || modifier.equals(EXACT)
              ? texts(name, modifier != null, parts)
              : modifierRefused(name, Set.of(EXACT, MISSING));
      case DATE ->
          modifier == null
              ? SearchRead.all(parts, part -> date(name, part))
              : modifierRefused(name, Set.of(MISSING));
      case URI ->
          modifier == null
              ? some(name, parts, "http://example.org/x", Alternatives::uri)
              : modifierRefused(name, Set.of(MISSING));
      case CANONICAL ->
          modifier == null
              ? some(name, parts, "http://example.org/x|1.0", part -> canonical(parameter, part))
              : modifierRefused(name, Set.of(MISSING));
      case REFERENCE -> {
        if (IDENTIFIER.equals(modifier)) {
          yield some(name, parts, "http://example.org/x|123", Alternatives::identifier);
        }
        yield modifier == null || parameter.targets().contains(modifier)
            ? some(name, parts, "Type/123", part -> reference(parameter, modifier, part))
            : modifierRefused(name, withTypes(parameter));
      }
    };
  }

  private static Set<String> withTypes(SearchParameter parameter) {
    var known = new TreeSet<>(parameter.targets());
    known.addAll(Set.of(IDENTIFIER, MISSING));
    return known;
  }

  private SearchRead<List<Alternative>> tokens(SearchName name, List<String> parts) {
    return some(
        name,
        parts,
        "code, http://example.org/system|code",
        part -> SearchToken.parse(part).map(token -> (value, scope) -> token.matches(value)));
  }

  // An id is compared to the letter: two ids that differ in case are two resources.
  private static SearchRead<List<Alternative>> ids(SearchName name, List<String> parts) {
    return some(
        name,
        parts,
        "123",
        part ->
            SearchReference.isId(part)
                ? Optional.of((value, scope) -> part.equals(value.primitiveValue()))
                : Optional.empty());
  }

  private static SearchRead<List<Alternative>> texts(
      SearchName name, boolean exact, List<String> parts) {
    return some(
        name,
        parts,
        "text",
        part -> {
          var text = SearchText.unescape(part);
          if (text.isBlank()) {
            return Optional.empty();
          }
          var test = exact ? SearchText.exactly(text) : SearchText.startingWith(text);
          return Optional.of((value, scope) -> test.test(value));
        });
  }

  private SearchRead<Alternative> in(SearchName name, String canonical) {
    return valueSets
        .codesOf(canonical)
        .map(
            codes ->
                SearchRead.<Alternative>of(
                    (value, scope) -> codes.stream().anyMatch(code -> code.matches(value))))
        .orElseGet(() -> refused(SearchProblem.VALUE_SET_UNKNOWN, name, valueSets.canonicals()));
  }

  private SearchRead<Alternative> date(SearchName name, String part) {
    if (SearchDate.hasUnknownPrefix(part)) {
      return SearchRead.refused(QueryRefusals.of(SearchProblem.PREFIX_UNSUPPORTED, name.raw()));
    }
    return SearchDate.parse(part, settings.zone(), clock)
        .map(
            date ->
                SearchRead.<Alternative>of((value, scope) -> date.matches(value, settings.zone())))
        .orElseGet(() -> invalid(name, "2026-01-31, ge2026-01-31T12:00:00+01:00"));
  }

  private static Optional<Alternative> uri(String part) {
    var uri = SearchText.unescape(part);
    return uri.isBlank()
        ? Optional.empty()
        : Optional.of((value, scope) -> uri.equals(value.primitiveValue()));
  }

  private static Optional<Alternative> canonical(SearchParameter parameter, String part) {
    return SearchCanonical.parse(part)
        .map(
            wanted ->
                (value, scope) -> wanted.covers(value.primitiveValue(), parameter.spellings()));
  }

  private Optional<Alternative> reference(
      SearchParameter parameter, @Nullable String type, String part) {
    return SearchReference.parse(SearchText.unescape(part), settings.bases())
        .filter(r -> type == null || r.type() == null || type.equals(r.type()))
        .filter(r -> r.type() == null || parameter.refersTo(r.type()))
        .map(r -> type == null || r.isElsewhere() ? r : r.as(type))
        .map(
            wanted ->
                (value, scope) ->
                    SearchReference.in(value, settings.bases())
                        .filter(r -> r.type() == null || parameter.refersTo(r.type()))
                        .filter(r -> wanted.covers(r) || scope.areThePatient(wanted, r))
                        .isPresent());
  }

  private static Optional<Alternative> identifier(String part) {
    return SearchToken.parse(part)
        .map(
            token ->
                (value, scope) ->
                    value instanceof Reference reference
                        && reference.hasIdentifier()
                        && token.matches(reference.getIdentifier()));
  }

  private static SearchRead<List<Alternative>> some(
      SearchName name,
      List<String> parts,
      String example,
      Function<String, Optional<Alternative>> reader) {
    return SearchRead.all(
        parts,
        part -> reader.apply(part).map(SearchRead::of).orElseGet(() -> invalid(name, example)));
  }

  private static <T> SearchRead<T> modifierRefused(SearchName name, Set<String> known) {
    return refused(SearchProblem.MODIFIER_UNSUPPORTED, name, known);
  }

  private static <T> SearchRead<T> invalid(SearchName name, String example) {
    return SearchRead.refused(QueryRefusals.invalid(name.raw(), example));
  }

  private static <T> SearchRead<T> refused(SearchProblem code, SearchName name, Set<String> known) {
    return SearchRead.refused(QueryRefusals.of(code, name.raw(), known));
  }
}
