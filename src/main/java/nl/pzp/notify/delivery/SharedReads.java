package nl.pzp.notify.delivery;

import java.util.UUID;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.notify.subscription.SubscriptionStore;
import nl.pzp.record.PersonId;
import nl.pzp.security.Principal;
import nl.pzp.security.ReadEntitlement;
import nl.pzp.security.SharingAnswer;
import nl.pzp.security.SharingConsents;
import org.springframework.stereotype.Component;

/**
 * Limits the reads of callers that need a sharing permission. They see patients who agreed; a
 * subscriber sees only patients of whom it was notified. As with full content, no answer is not a
 * yes.
 */
@Component
public final class SharedReads implements ReadEntitlement {

  private final SharingConsents consents;
  private final SubscriptionStore subscriptions;
  private final NotificationRows rows;

  public SharedReads(
      SharingConsents consents, SubscriptionStore subscriptions, NotificationRows rows) {
    this.consents = consents;
    this.subscriptions = subscriptions;
    this.rows = rows;
  }

  @Override
  public boolean maySee(Principal caller, UUID person) {
    return switch (caller.reach()) {
      case ALL -> true;
      case SHARED ->
          consents.of(person) == SharingAnswer.AGREED
              && (!caller.name().startsWith(Principal.SUBSCRIBER) || wasTold(caller, person));
    };
  }

  private boolean wasTold(Principal caller, UUID person) {
    var listening =
        subscriptions.sameParty(caller.name().substring(Principal.SUBSCRIBER.length())).stream()
            .filter(kept -> kept.status() != SubscriptionStatus.OFF)
            .map(kept -> kept.id())
            .toList();
    return rows.told(listening, new PersonId(person));
  }
}
