package nl.pzp.pull.announced;

import org.jspecify.annotations.Nullable;

/**
 * What the notice of a notified pull says, as far as it is acted on. Where to fetch is not among
 * it: that follows from who the sender is.
 *
 * @param system of its identifier
 * @param value of its identifier
 * @param sender the organisation that has something, as system and number with a bar between
 * @param bsn of the patient; null once nothing is to be fetched any more
 * @param authorizationBase to be given back; null where there was none, or nothing is to be fetched
 */
public record PullNotification(
    String system,
    String value,
    String sender,
    @Nullable String bsn,
    @Nullable String authorizationBase) {

  /** Without whose it is and what opens it. */
  PullNotification settled() {
    return new PullNotification(system, value, sender, null, null);
  }

  @Override
  public String toString() {
    return "Announced";
  }
}
