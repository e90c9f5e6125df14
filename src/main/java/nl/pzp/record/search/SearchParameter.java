package nl.pzp.record.search;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;

/**
 * A search parameter of one resource type, from {@code profiles/search.csv}.
 *
 * @param type resource type
 * @param paths of the elements; empty when it only identifies the person
 * @param finds what the parameter finds by itself; others only narrow a search
 * @param targets allowed types of a reference; empty for any
 * @param include whether {@code _include} may follow it
 * @param chains allowed {@code Type.parameter} on the referenced resource
 * @param aliases other names of the parameter
 * @param spellings other published spellings of the include or of a canonical value
 * @param releases published versions of the standard whose queries use it
 */
public record SearchParameter(
    String type,
    String name,
    SearchKind kind,
    List<ElementPath> paths,
    Finds finds,
    Set<String> targets,
    Inclusion include,
    Set<String> chains,
    Set<String> aliases,
    Set<String> spellings,
    Set<String> releases) {

  /** Scope of a parameter by itself. */
  public enum Finds {
    /** The person whose record is searched. */
    PERSON,
    /** Resources that are about no patient. */
    RESOURCES,
    /** Nothing; it only narrows a search. */
    NOTHING
  }

  /** Whether a reference may be followed by {@code _include}. */
  public enum Inclusion {
    NO,
    FROM_MATCHES,
    /** Followed from every match, also without a request. */
    ALWAYS,
    /** Also from included resources: {@code _include:iterate}. */
    ITERATE
  }

  public SearchParameter {
    paths = List.copyOf(paths);
    targets = Set.copyOf(targets);
    chains = Set.copyOf(chains);
    aliases = Set.copyOf(aliases);
    spellings = Set.copyOf(spellings);
    releases = Set.copyOf(releases);
  }

  /** As a CapabilityStatement names an include, such as {@code Consent:actor}. */
  public String includeName() {
    return type + ":" + name;
  }

  boolean mayInclude() {
    return include != Inclusion.NO;
  }

  /** Whether the parameter can refer to this type. */
  boolean refersTo(String targetType) {
    return targets.isEmpty() || targets.contains(targetType);
  }

  boolean isOfVersion() {
    return !paths.isEmpty() && paths.stream().allMatch(ElementPath::isOfVersion);
  }

  List<Base> valuesOf(ResultEntry entry) {
    return paths.size() == 1
        ? paths.get(0).valuesOf(entry)
        : paths.stream().flatMap(path -> path.valuesOf(entry).stream()).toList();
  }
}
