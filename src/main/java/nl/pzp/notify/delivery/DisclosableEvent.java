package nl.pzp.notify.delivery;

import nl.pzp.notify.subscription.Content;
import org.jspecify.annotations.Nullable;

/**
 * An event and how much of it may be shown at this moment.
 *
 * @param shown the most that may be shown of it
 * @param withheld why nothing of it may be shown, or null
 */
public record DisclosableEvent(NumberedEvent event, Content shown, @Nullable String withheld) {}
