package nl.pzp.notify.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt.
 *
 * @param failure null when the subscriber has it
 * @param retryAfter the wait that the subscriber asked for, or null
 * @param reason more exact than the failure, such as the code of a problem, or null; at most 32
 *     characters
 */
public record SendResult(
    @Nullable Failure failure, @Nullable Duration retryAfter, @Nullable String reason) {

  public static final SendResult TAKEN = new SendResult(null, null, null);

  public static SendResult failed(Failure failure) {
    return new SendResult(failure, null, null);
  }

  /** Postponed on purpose, which is not a failure. */
  public static SendResult postponed(Duration wait) {
    return new SendResult(Failure.POSTPONED, wait, null);
  }

  public SendResult because(String exactly) {
    return new SendResult(failure, retryAfter, exactly);
  }

  /** The reason in the dead letter, or null when the subscriber has it. */
  @Nullable String code() {
    return reason != null || failure == null ? reason : failure.code();
  }

  boolean taken() {
    return failure == null;
  }

  boolean abandoned() {
    return failure == Failure.ABANDONED;
  }

  boolean postponed() {
    return failure == Failure.POSTPONED;
  }

  /** Whether the same notification will never be taken. */
  boolean isFinal() {
    return failure != null
        && switch (failure) {
          case REDIRECTED, ENDPOINT_REFUSES, REFUSED, TOO_OLD -> true;
          case NO_RESPONSE,
              TIMEOUT,
              TLS,
              ADDRESS_NOT_ALLOWED,
              NOT_NOW,
              POSTPONED,
              ABANDONED,
              CHANNEL_OFF,
              INTERNAL ->
              false;
        };
  }

  /** Whether the endpoint takes nothing, rather than only this notification. */
  boolean isOfTheEndpoint() {
    return failure == Failure.REDIRECTED || failure == Failure.ENDPOINT_REFUSES;
  }
}
