package nl.pzp.notify.delivery;

import java.util.Locale;
import nl.pzp.http.NoAnswerException;

/** Why an attempt failed, as the subscription and the dead letter say it. */
public enum Failure {
  /** No connection, or one that broke. */
  NO_RESPONSE,
  TIMEOUT,
  /** No trust in the other side's certificate, or in ours. */
  TLS,
  /** The endpoint's name leads to an address to which nothing may be sent. */
  ADDRESS_NOT_ALLOWED,
  /** 5xx, or 408, 409, 425 or 429: later perhaps. */
  NOT_NOW,
  /** A redirection, which is never followed. */
  REDIRECTED,
  /** 401, 403, 404, 405, 407 or 410: nothing would be taken at this endpoint. */
  ENDPOINT_REFUSES,
  /** Any other 4xx: this notification is not taken. */
  REFUSED,
  /** Not yet sent, on purpose: the receiver heard of something else a short while ago. */
  POSTPONED,
  /** Not tried after all: the subscription was changed, stopped or removed just before. */
  ABANDONED,
  /** Tried for as long as was agreed. */
  TOO_OLD,
  /** The channel of this subscription is not on. */
  CHANNEL_OFF,
  /** A defect of ours. */
  INTERNAL;

  /** As which it counts that a request had no answer. */
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
