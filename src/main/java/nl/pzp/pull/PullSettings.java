package nl.pzp.pull;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How other systems are asked for care plans.
 *
 * @param answer the largest answer that is read
 * @param pages the most pages of one search
 * @param resources the most resources of one pull; not more than {@code pzp.limits.bundle-entries}
 * @param fetched the most resources that are looked at to find them
 * @param depth how far references are followed
 * @param parallel how many patients one source is asked for at the same time
 * @param poll how often to look for patients that are due, in milliseconds
 * @param patients the most patients of each source in one such round
 * @param retryFirst the wait after a failed round; it doubles with each one
 */
@ConfigurationProperties("pzp.pull")
record PullSettings(
    @DefaultValue("2MB") DataSize answer,
    @DefaultValue("20") int pages,
    @DefaultValue("100") int resources,
    @DefaultValue("1000") int fetched,
    @DefaultValue("3") int depth,
    @DefaultValue("8") int parallel,
    @DefaultValue("60000") long poll,
    @DefaultValue("20") int patients,
    @DefaultValue("5m") Duration retryFirst) {}
