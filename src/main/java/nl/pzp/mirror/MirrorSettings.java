package nl.pzp.mirror;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How other FHIR servers are kept equal to the record. {@code pzp.events.subscriptions} names them,
 * with the channel {@code mirror}.
 *
 * @param mostEntries the most resources of one transaction
 * @param mostBytes approximate limit of a transaction; a larger resource goes alone
 * @param leftOutSources whose resources are not sent, such as {@code
 *     https://pzp-adapter.github.io/fhir/adapter} when the mirror is an adapter that derives them
 *     itself
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
