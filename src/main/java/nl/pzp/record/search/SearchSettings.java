package nl.pzp.record.search;

import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a search knows of where it runs.
 *
 * @param bases our own FHIR addresses; a reference below them is one of ours
 * @param bsnSystems the identifier systems of a BSN, as URI and as OID
 * @param zone of dates and times that name none
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
