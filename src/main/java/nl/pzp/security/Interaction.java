package nl.pzp.security;

/** What somebody asks of the record, with its name in FHIR's value set restful-interaction. */
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

  /** Whether it can change the record. */
  public boolean writes() {
    return switch (this) {
      case CREATE, UPDATE, DELETE, TRANSACTION, BATCH -> true;
      case READ, VREAD, HISTORY, SEARCH, OPERATION, CAPABILITIES -> false;
    };
  }
}
