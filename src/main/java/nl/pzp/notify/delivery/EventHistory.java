package nl.pzp.notify.delivery;

import java.util.List;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives a subscriber its earlier events on request. Entitlement is checked again; a withheld event
 * stays withheld.
 */
@Component
public final class EventHistory {

  private static final int MOST = 1000;

  private final NotificationRows rows;
  private final Entitlements entitlements;
  private final NotificationBundles bundles;

  EventHistory(NotificationRows rows, Entitlements entitlements, NotificationBundles bundles) {
    this.rows = rows;
    this.entitlements = entitlements;
    this.bundles = bundles;
  }

  /**
   * The events of a range, both ends included, at most 1000.
   *
   * @param wanted less content than subscribed, or null
   */
  public List<DisclosableEvent> between(
      KeptSubscription subscription, long since, long until, @Nullable Content wanted) {
    var events = rows.between(subscription.id(), since, until, MOST);
    return entitlements.of(subscription, events).stream()
        .map(cleared -> limited(cleared, wanted))
        .toList();
  }

  /** The answer to {@code $events}. */
  public Bundle bundle(KeptSubscription subscription, List<DisclosableEvent> events) {
    return bundles.bundle(subscription, NotificationType.QUERY_EVENT, events);
  }

  /** The answer to {@code $status}. */
  public Parameters status(KeptSubscription subscription) {
    return bundles.status(subscription, NotificationType.QUERY_STATUS, List.of());
  }

  private static DisclosableEvent limited(DisclosableEvent cleared, @Nullable Content wanted) {
    var event = cleared.event();
    if (event.state() == NotificationState.WITHHELD && cleared.withheld() == null) {
      return new DisclosableEvent(event, Content.EMPTY, event.reason());
    }
    return wanted != null && wanted.compareTo(cleared.shown()) < 0
        ? new DisclosableEvent(event, wanted, cleared.withheld())
        : cleared;
  }
}
