package nl.pzp.record;

/** An identifier by which a resource can be found again; masked, because it can be a patient's. */
public record BusinessIdentifier(String system, String value) {

  @Override
  public String toString() {
    return "BusinessIdentifier[" + system + "|masked]";
  }
}
