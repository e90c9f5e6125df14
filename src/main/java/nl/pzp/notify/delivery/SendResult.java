package nl.pzp.notify.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param failure null when the subscriber has it
 * @param retryAfter how long the subscriber asked us to wait, or null
 */
public record SendResult(@Nullable Failure failure, @Nullable Duration retryAfter) {

  static final SendResult TAKEN = new SendResult(null, null);

  static SendResult failed(Failure failure) {
    return new SendResult(failure, null);
  }

  boolean taken() {
    return failure == null;
  }

  boolean abandoned() {
    return failure == Failure.ABANDONED;
  }

  /** Whether the same notification will never be taken. */
  boolean isFinal() {
    return failure != null
        && switch (failure) {
          case REDIRECTED, ENDPOINT_REFUSES, REFUSED, TOO_OLD -> true;
          case NO_RESPONSE, TIMEOUT, TLS, ADDRESS_NOT_ALLOWED, NOT_NOW, ABANDONED, INTERNAL ->
              false;
        };
  }

  /** Whether it is the endpoint that takes nothing, rather than this notification. */
  boolean isOfTheEndpoint() {
    return failure == Failure.REDIRECTED || failure == Failure.ENDPOINT_REFUSES;
  }
}
