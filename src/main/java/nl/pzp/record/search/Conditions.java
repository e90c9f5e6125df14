package nl.pzp.record.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.pzp.record.search.Criterion.Wanted;
import nl.pzp.record.search.SearchRead.Good;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * Reads search conditions: parameters with modifiers, chains and values (FHIR R4, search). Refuses
 * anything that {@code search.csv} lacks, and lists the alternatives.
 */
final class Conditions {

  private final SearchParameters parameters;
  private final Alternatives alternatives;
  private final SearchSettings settings;
  private final Synonyms synonyms;

  Conditions(
      SearchParameters parameters,
      ValueSets valueSets,
      SearchSettings settings,
      Clock clock,
      Synonyms synonyms) {
    this.parameters = parameters;
    this.alternatives = new Alternatives(valueSets, settings, clock);
    this.settings = settings;
    this.synonyms = synonyms;
  }

  /** The condition of one parameter occurrence. */
  SearchRead<Criterion> read(SearchParameter parameter, SearchName name, String raw) {
    return name.chained() == null
        ? plain(parameter, name, name.modifier(), raw)
        : chain(parameter, name, name.chained(), raw);
  }

  private SearchRead<Criterion> chain(
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
          QueryRefusals.of(SearchProblem.CHAIN_UNSUPPORTED, name.raw(), parameter.chains()));
    }
    var onward = plain(target.get(), name, name.chainedModifier(), raw);
    return onward.map(
        criterion ->
            new Criterion(
                parameter,
                Wanted.ONE,
                List.of((value, scope) -> leadsTo(criterion, value, scope)),
                Set.of(criterion.parameter().type())));
  }

  private boolean leadsTo(Criterion criterion, Base value, SearchScope scope) {
    return SearchReference.in(value, settings.bases())
        .filter(reference -> criterion.parameter().type().equals(reference.type()))
        .flatMap(scope::follow)
        .filter(entry -> criterion.matches(entry, scope))
        .isPresent();
  }

  private SearchRead<Criterion> plain(
      SearchParameter parameter, SearchName name, @Nullable String modifier, String raw) {
    if (Alternatives.MISSING.equals(modifier)) {
      return switch (raw) {
        case "true" -> SearchRead.of(Criterion.of(parameter, Wanted.ABSENT, List.of()));
        case "false" -> SearchRead.of(Criterion.of(parameter, Wanted.PRESENT, List.of()));
        default -> SearchRead.refused(QueryRefusals.invalid(name.raw(), "true, false"));
      };
    }
    var wanted = Alternatives.NOT.equals(modifier) ? Wanted.NONE : Wanted.ONE;
    var isCode =
        parameter.kind() == SearchKind.TOKEN && (modifier == null || wanted == Wanted.NONE);
    var value = isCode ? synonyms.inRecord(parameter, raw) : raw;
    var read =
        alternatives
            .read(parameter, name, modifier, SearchText.split(value, ','))
            .map(anyOf -> Criterion.of(parameter, wanted, anyOf));
    return isCode ? read.map(criterion -> orBehindReference(criterion, name, raw)) : read;
  }

  // A code may be in the resource or in a referenced one, such as an encounter's reason.
  private Criterion orBehindReference(Criterion criterion, SearchName name, String raw) {
    var anyOf = new ArrayList<>(criterion.anyOf());
    var leadsTo = new HashSet<>(criterion.leadsTo());
    for (var chain : criterion.parameter().chains()) {
      int dot = chain.indexOf('.');
      var target =
          parameters
              .of(chain.substring(0, dot))
              .flatMap(type -> type.parameter(chain.substring(dot + 1)));
      if (target.isPresent()
          && plain(target.get(), name, null, raw) instanceof Good<Criterion> onward) {
        anyOf.add((value, scope) -> leadsTo(onward.value(), value, scope));
        leadsTo.add(target.get().type());
      }
    }
    return new Criterion(criterion.parameter(), criterion.wanted(), anyOf, leadsTo);
  }
}
