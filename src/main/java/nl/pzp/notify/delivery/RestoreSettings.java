package nl.pzp.notify.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The start after the database was restored from a backup.
 *
 * @param eventGap how many event numbers every subscription skips at this start, so that no number
 *     that a subscriber may have seen is given to another event; 0 skips none. Use it for one start
 */
@ConfigurationProperties("pzp.restore")
record RestoreSettings(@DefaultValue("0") long eventGap) {}
