package nl.pzp.notify.delivery;

/** The purpose of a notification (value set subscription-notification-type). */
public enum NotificationType {
  HANDSHAKE("handshake"),
  HEARTBEAT("heartbeat"),
  EVENT_NOTIFICATION("event-notification"),
  QUERY_STATUS("query-status"),
  QUERY_EVENT("query-event");

  private final String code;

  NotificationType(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
