package nl.pzp.notify.twiin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notified pull, as the one who has something to fetch.
 *
 * @param goodFor how long a receiver has to fetch, counted from each attempt to tell
 */
@ConfigurationProperties("pzp.notified-pull")
record NotifiedPullSettings(@DefaultValue("48h") Duration goodFor) {}
