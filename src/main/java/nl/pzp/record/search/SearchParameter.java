package nl.pzp.record.search;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;

/**
 * One search parameter of one resource type, as {@code profiles/search.csv} tells it.
 *
 * @param type the resource type
 * @param paths the elements that it looks at; none when it only names the person
 * @param finds what the parameter can find by itself; the others only narrow a search
 * @param targets types that a reference may name; empty when any
 * @param include whether {@code _include} may follow it
 * @param chains {@code Type.parameter} that may be asked of what it refers to
 * @param aliases other names of the parameter
 * @param spellings other spellings that were published: of the include, or of a canonical value
 * @param releases published versions of the standard that print it in a query
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

  /** What a parameter finds by itself. */
  public enum Finds {
    /** The person whose record is searched. */
    PERSON,
    /** Resources that are about no patient. */
    RESOURCES,
    /** Nothing: it narrows what another found. */
    NOTHING
  }

  /** Whether a reference may be followed by {@code _include}. */
  public enum Inclusion {
    NO,
    FROM_MATCHES,
    /** Followed from every match, whether it is asked or not. */
    ALWAYS,
    /** Also from what another include brought: {@code _include:iterate}. */
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

  /** Whether a reference to this type is what the parameter is about. */
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
