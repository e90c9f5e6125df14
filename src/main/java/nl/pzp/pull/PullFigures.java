package nl.pzp.pull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import nl.pzp.problem.Problem;
import nl.pzp.stu3.Tolerance;

/** How the sources do, by their names; nothing of any patient. */
final class PullFigures {

  private static final String SOURCE = "source";

  private final MeterRegistry meters;

  PullFigures(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counts a request by its status, or by why there was none. */
  void request(String source, String result) {
    meters.counter("pzp.pull.requests", SOURCE, source, "result", result).increment();
  }

  /** One pull: how it ended and how long it took. */
  void pulled(String source, PullState state, Duration took) {
    meters
        .timer("pzp.pull", SOURCE, source, "outcome", state.name().toLowerCase(Locale.ROOT))
        .record(took);
  }

  /** Counts a shape of a vendor that was read as the plain one. */
  void tolerated(String source, Problem problem) {
    if (problem.code() instanceof Tolerance rule) {
      meters
          .counter("pzp.pull.tolerances", SOURCE, source, "rule", rule.id(), "name", rule.name())
          .increment();
    }
  }

  /** Whether a source is left alone now. */
  void watch(SourceClient client) {
    Gauge.builder("pzp.pull.resting", client, each -> each.isWell() ? 0 : 1)
        .tag(SOURCE, client.name())
        .register(meters);
  }
}
