package nl.pzp.notify.twiin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notified pull, as the sender of notifications.
 *
 * @param goodFor how long a receiver may fetch, counted from each notification
 */
@ConfigurationProperties("pzp.notified-pull")
record NotifiedPullSettings(@DefaultValue("48h") Duration goodFor) {}
