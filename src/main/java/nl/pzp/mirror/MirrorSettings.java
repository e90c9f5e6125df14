package nl.pzp.mirror;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How other FHIR servers are kept equal to the record. Which ones is said under {@code
 * pzp.events.subscriptions}, with the channel {@code mirror}.
 *
 * @param mostEntries the most resources of one transaction
 * @param mostBytes about the largest transaction; a resource that is larger goes alone
 * @param leftOutSources whose resources are not brought, such as {@code
 *     https://pzp-adapter.github.io/fhir/adapter} where the other side is an adapter too and
 *     derives those itself
 */
@ConfigurationProperties("pzp.mirror")
public record MirrorSettings(
    @DefaultValue("100") int mostEntries,
    @DefaultValue("1MB") DataSize mostBytes,
    @DefaultValue List<String> leftOutSources) {

  public MirrorSettings {
    leftOutSources = List.copyOf(leftOutSources);
  }
}
