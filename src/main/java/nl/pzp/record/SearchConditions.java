package nl.pzp.record;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.pzp.record.SearchCriterion.Wanted;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions on a resource: parameters with their modifiers, chains and values (FHIR R4,
 * search). What {@code search.csv} does not know is refused with a list of what it does.
 */
final class SearchConditions {

  private final SearchParameters parameters;
  private final SearchAlternatives alternatives;
  private final SearchSettings settings;

  SearchConditions(
      SearchParameters parameters,
      SearchValueSets valueSets,
      SearchSettings settings,
      Clock clock) {
    this.parameters = parameters;
    this.alternatives = new SearchAlternatives(valueSets, settings, clock);
    this.settings = settings;
  }

  /** The condition that one parameter, once sent, makes. */
  SearchRead<SearchCriterion> read(SearchParameter parameter, SearchName name, String raw) {
    return name.chained() == null
        ? plain(parameter, name, name.modifier(), raw)
        : chain(parameter, name, name.chained(), raw);
  }

  private SearchRead<SearchCriterion> chain(
      SearchParameter parameter, SearchName name, String chained, String raw) {
    var candidates =
        parameter.chains().stream()
            .filter(chain -> chain.endsWith("." + chained))
            .map(chain -> chain.substring(0, chain.indexOf('.')))
            .filter(type -> name.modifier() == null || type.equals(name.modifier()))
            .sorted()
            .toList();
    var target =
        candidates.stream()
            .findFirst()
            .flatMap(parameters::of)
            .flatMap(type -> type.parameter(chained));
    if (target.isEmpty()) {
      return SearchRead.refused(
          SearchRefusals.of(SearchProblem.CHAIN_UNSUPPORTED, name.raw(), parameter.chains()));
    }
    var onward = plain(target.get(), name, name.chainedModifier(), raw);
    return onward.map(
        criterion ->
            new SearchCriterion(
                parameter,
                Wanted.ONE,
                List.of((value, scope) -> leadsTo(criterion, value, scope)),
                Set.of(criterion.parameter().type())));
  }

  private boolean leadsTo(SearchCriterion criterion, Base value, SearchScope scope) {
    return SearchReference.in(value, settings.bases())
        .filter(reference -> criterion.parameter().type().equals(reference.type()))
        .flatMap(scope::follow)
        .filter(entry -> criterion.matches(entry, scope))
        .isPresent();
  }

  private SearchRead<SearchCriterion> plain(
      SearchParameter parameter, SearchName name, @Nullable String modifier, String raw) {
    if (SearchAlternatives.MISSING.equals(modifier)) {
      return switch (raw) {
        case "true" -> SearchRead.of(SearchCriterion.of(parameter, Wanted.ABSENT, List.of()));
        case "false" -> SearchRead.of(SearchCriterion.of(parameter, Wanted.PRESENT, List.of()));
        default -> SearchRead.refused(SearchRefusals.invalid(name.raw(), "true, false"));
      };
    }
    var wanted = SearchAlternatives.NOT.equals(modifier) ? Wanted.NONE : Wanted.ONE;
    return alternatives
        .read(parameter, name, modifier, SearchText.split(raw, ','))
        .map(anyOf -> SearchCriterion.of(parameter, wanted, anyOf));
  }
}
