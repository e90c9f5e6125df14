package nl.pzp.epd.mllp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Metrics of the connections. */
public final class MllpCounts {

  private final Counter received;
  private final Counter tooLong;
  private final Counter timedOut;
  private final Counter turnedAway;

  public MllpCounts(MeterRegistry meters) {
    received = counter(meters, "received", "messages that came whole");
    tooLong = counter(meters, "too.long", "messages longer than the limit");
    timedOut = counter(meters, "timed.out", "connections closed for taking too long");
    turnedAway = counter(meters, "turned.away", "connections beyond the limit");
  }

  private static Counter counter(MeterRegistry meters, String name, String what) {
    return Counter.builder("pzp.mllp." + name).description(what).register(meters);
  }

  void received() {
    received.increment();
  }

  void tooLong() {
    tooLong.increment();
  }

  void timedOut() {
    timedOut.increment();
  }

  void turnedAway() {
    turnedAway.increment();
  }
}
