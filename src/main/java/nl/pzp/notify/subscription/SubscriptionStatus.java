package nl.pzp.notify.subscription;

import java.util.Locale;

/** The state of a subscription (R4, value set subscription-status). */
public enum SubscriptionStatus {
  /** Asked for; the endpoint has not answered the handshake yet. */
  REQUESTED,
  ACTIVE,
  /** Events are numbered and kept, and cannot be brought. */
  ERROR,
  /** Over: no event is numbered any more. */
  OFF;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
