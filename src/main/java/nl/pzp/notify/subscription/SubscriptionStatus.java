package nl.pzp.notify.subscription;

import java.util.Locale;

/** The state of a subscription (R4, value set subscription-status). */
public enum SubscriptionStatus {
  /** Requested; the endpoint has not answered the handshake yet. */
  REQUESTED,
  ACTIVE,
  /** Events are numbered and kept, but cannot be delivered. */
  ERROR,
  /** Ended: no further events are numbered. */
  OFF;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
