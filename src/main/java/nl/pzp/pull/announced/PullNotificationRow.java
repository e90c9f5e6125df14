package nl.pzp.pull.announced;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification as stored.
 *
 * @param id of its Task at our doors
 * @param version rises with every visible change
 * @param attempts number of fetches
 * @param reasonCode code of the current problem, or null
 * @param reason its text and remedy without patient data, or null
 * @param outcome result of the last fetch, or null
 * @param dueAt when to fetch, or null when the fetch has ended
 * @param giveUpAt when to stop trying
 */
record PullNotificationRow(
    String id,
    PullNotification content,
    PullNotificationState state,
    int version,
    int attempts,
    @Nullable String reasonCode,
    @Nullable String reason,
    @Nullable String outcome,
    Instant receivedAt,
    Instant changedAt,
    @Nullable Instant dueAt,
    Instant giveUpAt) {

  @Override
  public String toString() {
    return "Task/" + id;
  }
}
