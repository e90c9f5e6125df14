package nl.pzp.record.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.record.search.SearchParameter.Finds;

/** Search capabilities of one resource type, also the source of the CapabilityStatement. */
public final class SearchType {

  private final String name;
  private final List<SearchParameter> parameters;
  private final Map<String, SearchParameter> byName = new LinkedHashMap<>();
  private final Map<String, SearchParameter> byInclude = new LinkedHashMap<>();

  SearchType(String name, List<SearchParameter> parameters) {
    this.name = name;
    this.parameters = parameters;
    for (var parameter : parameters) {
      byName.put(parameter.name(), parameter);
      parameter.aliases().forEach(alias -> byName.put(alias, parameter));
      if (parameter.mayInclude()) {
        byInclude.put(parameter.includeName(), parameter);
        parameter.spellings().forEach(spelling -> byInclude.put(spelling, parameter));
      }
    }
  }

  /** The resource type. */
  public String name() {
    return name;
  }

  public List<SearchParameter> parameters() {
    return parameters;
  }

  /** Whether a search must name the patient. */
  public boolean isAboutPatient() {
    return parameters.stream().anyMatch(p -> p.finds() == Finds.PERSON);
  }

  /** The values that {@code _include} may have, such as {@code Consent:actor}. */
  public List<String> includes() {
    return parameters.stream()
        .filter(SearchParameter::mayInclude)
        .map(SearchParameter::includeName)
        .toList();
  }

  /** Names of the parameters that find something by themselves. */
  List<String> finders() {
    return parameters.stream()
        .filter(p -> p.finds() != Finds.NOTHING)
        .map(SearchParameter::name)
        .toList();
  }

  /** Names that {@code _sort} may have: those of moments. */
  List<String> sortable() {
    return parameters.stream()
        .filter(p -> p.kind() == SearchKind.DATE)
        .map(SearchParameter::name)
        .toList();
  }

  List<String> names() {
    return parameters.stream().map(SearchParameter::name).toList();
  }

  Optional<SearchParameter> parameter(String nameOrAlias) {
    return Optional.ofNullable(byName.get(nameOrAlias));
  }

  /** The reference that an include follows, in any published spelling. */
  Optional<SearchParameter> includable(String spelling) {
    return Optional.ofNullable(byInclude.get(spelling));
  }
}
