package nl.pzp.record.search;

import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Environment of a search.
 *
 * @param bases the server's own FHIR base URLs; references below them are local
 * @param bsnSystems identifier systems of a BSN, as URI and OID
 * @param zone of dates and times without offset
 */
public record SearchSettings(Set<String> bases, Set<String> bsnSystems, ZoneId zone) {

  public SearchSettings {
    bases =
        bases.stream()
            .map(base -> base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
            .collect(Collectors.toUnmodifiableSet());
    bsnSystems = Set.copyOf(bsnSystems);
  }
}
