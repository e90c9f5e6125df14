package nl.pzp.pull.announced;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notified pull, as the one who is told that there is something to fetch.
 *
 * @param poll how often is looked for what is to be fetched, in milliseconds
 * @param parallel the most fetches at the same time
 * @param retryFirst the wait after a fetch that failed; it doubles with each one
 * @param retryMost the longest wait
 * @param retryFor how long is tried, unless the notice ends sooner
 * @param most the most notices that may wait at a time
 */
@ConfigurationProperties("pzp.notices")
record PullNotificationSettings(
    @DefaultValue("2000") long poll,
    @DefaultValue("4") int parallel,
    @DefaultValue("1m") Duration retryFirst,
    @DefaultValue("1h") Duration retryMost,
    @DefaultValue("7d") Duration retryFor,
    @DefaultValue("10000") int most) {}
