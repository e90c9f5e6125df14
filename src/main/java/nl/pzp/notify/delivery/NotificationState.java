package nl.pzp.notify.delivery;

/** The state of a numbered event of one subscription. */
public enum NotificationState {
  WAITING,
  /** The subscriber confirmed it. */
  DELIVERED,
  /** Not shown: the subscriber was not entitled at the moment of sending. */
  WITHHELD,
  /** In the dead letter, with the reason. */
  DEAD,
  /** Its subscription was removed. */
  CANCELLED
}
