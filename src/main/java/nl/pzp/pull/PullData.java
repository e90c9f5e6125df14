package nl.pzp.pull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.pzp.pull.Source.Ask;
import nl.pzp.pull.Source.FhirVersion;

/**
 * The content of {@code profiles/pull.yaml}.
 *
 * @param follow types that are taken over when the plan refers to them
 */
record PullData(
    Map<FhirVersion, Map<Ask, List<String>>> queries,
    List<Keep> keep,
    Set<String> follow,
    Conversation conversation) {

  /**
   * Selects the resources of one type that belong to a plan.
   *
   * @param element whose code decides; empty when every resource belongs
   * @param codes each as {@code system|code}
   */
  record Keep(String type, String element, Set<String> codes) {}

  /** The codes that mark a conversation, and the pointer to it. */
  record Conversation(Set<String> codes, Code type, String title, String note) {}

  record Code(String system, String code, String display) {}

  /** The queries for a source, each as {@code Type?parameters}. */
  List<String> queriesOf(Source source) {
    var all = queries.getOrDefault(source.fhirVersion(), Map.of());
    return source.ask().stream()
        .sorted()
        .flatMap(ask -> all.getOrDefault(ask, List.of()).stream())
        .distinct()
        .toList();
  }

  Set<String> planTypes() {
    return keep.stream().map(Keep::type).collect(Collectors.toSet());
  }
}
