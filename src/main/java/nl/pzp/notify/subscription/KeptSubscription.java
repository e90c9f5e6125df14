package nl.pzp.notify.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as stored.
 *
 * @param owner the caller that made it, for the access policy
 * @param operatorName its name in the settings, or null when it came over FHIR
 * @param revision rises with every change that affects delivery
 * @param reason why it is in this state, or null
 * @param stopped by the operator: events are numbered and kept, but not sent
 * @param handshaken whether its endpoint answered a handshake under these terms
 * @param eventCount the number of its last event
 */
public record KeptSubscription(
    String id,
    String owner,
    @Nullable String operatorName,
    Terms terms,
    int revision,
    SubscriptionStatus status,
    @Nullable String reason,
    boolean stopped,
    boolean handshaken,
    long eventCount,
    Instant changedAt) {

  @Override
  public String toString() {
    return "Subscription/" + id;
  }
}
