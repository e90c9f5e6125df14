package nl.pzp.security;

/** An interaction with the record, named as in FHIR's value set restful-interaction. */
public enum Interaction {
  READ("read"),
  VREAD("vread"),
  HISTORY("history-instance"),
  SEARCH("search-type"),
  CREATE("create"),
  UPDATE("update"),
  DELETE("delete"),
  TRANSACTION("transaction"),
  BATCH("batch"),
  OPERATION("operation"),
  CAPABILITIES("capabilities");

  private final String code;

  Interaction(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Whether the interaction can change the record. */
  public boolean writes() {
    return switch (this) {
      case CREATE, UPDATE, DELETE, TRANSACTION, BATCH -> true;
      case READ, VREAD, HISTORY, SEARCH, OPERATION, CAPABILITIES -> false;
    };
  }
}
