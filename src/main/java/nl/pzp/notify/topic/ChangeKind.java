package nl.pzp.notify.topic;

/** The kind of change to a resource, with its code in R5's value set interaction-trigger. */
public enum ChangeKind {
  CREATE("create"),
  UPDATE("update"),
  DELETE("delete");

  private final String code;

  ChangeKind(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
