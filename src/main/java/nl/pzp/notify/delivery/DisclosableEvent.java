package nl.pzp.notify.delivery;

import nl.pzp.notify.subscription.Content;
import org.jspecify.annotations.Nullable;

/**
 * An event and the content that may be shown of it now.
 *
 * @param shown the most content that is allowed
 * @param withheld why nothing may be shown, or null
 */
public record DisclosableEvent(NumberedEvent event, Content shown, @Nullable String withheld) {}
