package nl.pzp.record.search;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;

/**
 * One condition of a search. All conditions must match; a condition matches if one of its
 * alternatives does.
 *
 * @param leadsTo other resource types that it looks into
 */
record Criterion(
    SearchParameter parameter, Wanted wanted, List<Alternative> anyOf, Set<String> leadsTo) {

  /** Quantifier over the values. */
  enum Wanted {
    /** One of them fits. */
    ONE,
    /** No value matches, also when there is none ({@code :not}). */
    NONE,
    /** There is a value ({@code :missing=false}). */
    PRESENT,
    /** There is no value ({@code :missing=true}). */
    ABSENT
  }

  Criterion {
    anyOf = List.copyOf(anyOf);
    leadsTo = Set.copyOf(leadsTo);
  }

  static Criterion of(SearchParameter parameter, Wanted wanted, List<Alternative> anyOf) {
    return new Criterion(parameter, wanted, anyOf, Set.of());
  }

  boolean matches(ResultEntry entry, SearchScope scope) {
    var values = parameter.valuesOf(entry);
    return switch (wanted) {
      case ONE -> anyFits(values, scope);
      case NONE -> !anyFits(values, scope);
      case PRESENT -> !values.isEmpty();
      case ABSENT -> values.isEmpty();
    };
  }

  private boolean anyFits(List<Base> values, SearchScope scope) {
    for (var value : values) {
      for (var alternative : anyOf) {
        if (alternative.matches(value, scope)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Without the values. */
  @Override
  public String toString() {
    return parameter.name() + " " + wanted;
  }
}
