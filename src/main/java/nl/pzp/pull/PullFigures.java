package nl.pzp.pull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import nl.pzp.problem.Problem;
import nl.pzp.stu3.Tolerance;

/** Metrics per source, by the source's name and without patient data. */
final class PullFigures {

  private static final String SOURCE = "source";

  private final MeterRegistry meters;

  PullFigures(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counts a request by its status, or by the reason of its failure. */
  void request(String source, String result) {
    meters.counter("pzp.pull.requests", SOURCE, source, "result", result).increment();
  }

  /** Records the result and duration of one pull. */
  void pulled(String source, PullState state, Duration took) {
    meters
        .timer("pzp.pull", SOURCE, source, "outcome", state.name().toLowerCase(Locale.ROOT))
        .record(took);
  }

  /** Counts a vendor's deviating form that was read as the standard one. */
  void tolerated(String source, Problem problem) {
    if (problem.code() instanceof Tolerance rule) {
      meters
          .counter("pzp.pull.tolerances", SOURCE, source, "rule", rule.id(), "name", rule.name())
          .increment();
    }
  }

  /** Shows whether a source is paused. */
  void watch(SourceClient client) {
    Gauge.builder("pzp.pull.resting", client, each -> each.isWell() ? 0 : 1)
        .tag(SOURCE, client.name())
        .register(meters);
  }
}
