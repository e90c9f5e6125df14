package nl.pzp.pull.announced;

import java.util.Locale;

/** The progress of a notification, in the codes of Task.status in both versions. */
enum PullNotificationState {
  REQUESTED,
  IN_PROGRESS,
  COMPLETED,
  FAILED,
  CANCELLED;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
