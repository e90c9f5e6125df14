package nl.pzp.notify.delivery;

import java.util.Locale;
import nl.pzp.http.NoAnswerException;

/** Why an attempt failed, in the words of the subscription and the dead letter. */
public enum Failure {
  /** No connection, or a broken one. */
  NO_RESPONSE,
  TIMEOUT,
  /** One side did not trust the other's certificate. */
  TLS,
  /** The endpoint's name resolves to a forbidden address. */
  ADDRESS_NOT_ALLOWED,
  /** 5xx, 408, 409, 425 or 429: a later attempt may succeed. */
  NOT_NOW,
  /** A redirect, which is never followed. */
  REDIRECTED,
  /** 401, 403, 404, 405, 407 or 410: the endpoint takes no notification. */
  ENDPOINT_REFUSES,
  /** Any other 4xx: the endpoint refuses this notification. */
  REFUSED,
  /** Postponed on purpose: the receiver was notified a short while ago. */
  POSTPONED,
  /** Not sent: the subscription was changed, stopped or removed just before. */
  ABANDONED,
  /** Tried for the whole retry period. */
  TOO_OLD,
  /** The channel of this subscription is off. */
  CHANNEL_OFF,
  /** A defect in the adapter. */
  INTERNAL;

  /** The failure that a missing answer counts as. */
  public static Failure of(NoAnswerException.Why why) {
    return switch (why) {
      case ADDRESS_NOT_ALLOWED -> ADDRESS_NOT_ALLOWED;
      case TIMEOUT -> TIMEOUT;
      case TLS -> TLS;
      case NO_RESPONSE -> NO_RESPONSE;
    };
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
