package nl.pzp.pull.announced;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a notified pull's Task on which the adapter acts. The sender's identity decides
 * where to fetch, never the Task.
 *
 * @param system of its identifier
 * @param value of its identifier
 * @param sender the organisation that offers data, as {@code system|number}
 * @param bsn of the patient; null once the fetch has ended
 * @param authorizationBase to return to the sender; null when absent or after the fetch has ended
 */
public record PullNotification(
    String system,
    String value,
    String sender,
    @Nullable String bsn,
    @Nullable String authorizationBase) {

  /** The notification without BSN and authorization base. */
  PullNotification settled() {
    return new PullNotification(system, value, sender, null, null);
  }

  @Override
  public String toString() {
    return "Announced";
  }
}
