package nl.pzp.guard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How big a message may be.
 *
 * @param body the largest body that is read
 * @param bundleEntries the most entries of one Bundle
 * @param nesting the deepest nesting of JSON or XML
 * @param page the most matches in one page of a search
 */
@ConfigurationProperties("pzp.limits")
public record Limits(
    @DefaultValue("2MB") DataSize body,
    @DefaultValue("100") int bundleEntries,
    @DefaultValue("100") int nesting,
    @DefaultValue("100") int page) {}
