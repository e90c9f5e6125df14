package nl.pzp.problem;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that is wrong, as a value. The details fill the placeholders of the catalogue's text.
 * They never hold patient data, only codes, linkIds, limits and file names.
 */
public record Problem(ProblemCode code, Place place, Map<String, String> details) {

  public Problem {
    details = Map.copyOf(details);
  }

  public static Problem of(ProblemCode code) {
    return new Problem(code, Place.NOWHERE, Map.of());
  }

  public Problem at(Place where) {
    return new Problem(code, where, details);
  }

  public Problem with(String name, String value) {
    var more = new TreeMap<>(details);
    more.put(name, value);
    return new Problem(code, place, more);
  }

  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }

  public ProblemException asException() {
    return new ProblemException(java.util.List.of(this));
  }

  @Override
  public String toString() {
    var where = place.toString();
    return code.id()
        + (where.isEmpty() ? "" : " at " + where)
        + (details.isEmpty() ? "" : " " + new TreeMap<>(details));
  }
}
