package nl.pzp.notify.delivery;

/** What became of a numbered event of one subscription. */
public enum NotificationState {
  WAITING,
  /** The subscriber answered that it has it. */
  DELIVERED,
  /** Not shown, since the subscriber was not entitled at the moment of sending. */
  WITHHELD,
  /** In the dead letter, with the reason. */
  DEAD,
  /** Its subscription was removed. */
  CANCELLED
}
