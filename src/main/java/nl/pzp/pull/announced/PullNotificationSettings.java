package nl.pzp.pull.announced;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notified pull, as the receiver of notifications.
 *
 * @param poll how often to look for plans to fetch, in milliseconds
 * @param parallel the most fetches at the same time
 * @param retryFirst the wait after a fetch that failed; it doubles with each one
 * @param retryMost the longest wait
 * @param retryFor how long to try, unless the notification ends sooner
 * @param most the most notifications that may wait at a time
 */
@ConfigurationProperties("pzp.notices")
record PullNotificationSettings(
    @DefaultValue("2000") long poll,
    @DefaultValue("4") int parallel,
    @DefaultValue("1m") Duration retryFirst,
    @DefaultValue("1h") Duration retryMost,
    @DefaultValue("7d") Duration retryFor,
    @DefaultValue("10000") int most) {}
