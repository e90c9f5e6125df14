package nl.pzp.hub.pull;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Other systems that are asked for care plans.
 *
 * @param sources each under a name, such as {@code pzp.sources.viplive.url}; what can be set of
 *     each stands in docs/pull.md
 */
@ConfigurationProperties("pzp")
record SourceSettings(@DefaultValue Map<String, Source> sources) {

  SourceSettings {
    sources = Map.copyOf(sources);
  }
}
