package nl.pzp.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Readings that the consequences of one message share, each made once by the first that asks. Not
 * for several threads.
 */
public final class SharedReadings {

  private final Map<Class<?>, Object> readings = new HashMap<>();

  SharedReadings() {}

  /** The reading of this type; made when nobody asked before. */
  public <T> T once(Class<T> type, Supplier<T> made) {
    var known = readings.get(type);
    var reading = known == null ? made.get() : type.cast(known);
    readings.put(type, reading);
    return reading;
  }

  @Override
  public String toString() {
    return "SharedReadings[" + readings.size() + "]";
  }
}
