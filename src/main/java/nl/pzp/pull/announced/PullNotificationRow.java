package nl.pzp.pull.announced;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is kept.
 *
 * @param id of its Task at our doors
 * @param version rises with every change that can be seen
 * @param attempts how often was fetched
 * @param reasonCode code of the problem that there is, or null
 * @param reason its text and remedy, without anything of the patient, or null
 * @param outcome what the last fetch gave, or null
 * @param dueAt when to fetch, or null when nothing is to be fetched any more
 * @param giveUpAt until when it is tried
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
