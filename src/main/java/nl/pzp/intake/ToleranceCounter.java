package nl.pzp.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.stu3.Tolerance;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Counts how often a sender's own shape was read as the plain one, by rule and by the kind of name
 * that the source has: who the source is would be for ever more figures, and is in the inbox.
 */
final class ToleranceCounter {

  static final String NAME = "pzp.stu3.tolerances";

  private enum SourceKind {
    AGB,
    URA,
    OID,
    URL,
    OTHER,
    UNNAMED
  }

  private final Systems systems;
  private final MeterRegistry meters;

  ToleranceCounter(Systems systems, MeterRegistry meters) {
    this.systems = systems;
    this.meters = meters;
  }

  /** Counts the tolerances among the problems of a message. */
  void count(List<Problem> problems, Bundle message, String unnamed) {
    for (var problem : problems) {
      if (problem.code() instanceof Tolerance rule) {
        meters
            .counter(
                NAME,
                "rule",
                rule.id(),
                "name",
                rule.name(),
                "source",
                kind(sourceOf(problem, message), unnamed).name().toLowerCase(java.util.Locale.ROOT))
            .increment();
      }
    }
  }

  private static String sourceOf(Problem problem, Bundle message) {
    int index = VersionStep.entryOf(problem);
    var entries = message.getEntry();
    var resource = index < entries.size() ? entries.get(index).getResource() : null;
    var own = resource == null ? null : resource.getMeta().getSource();
    var whole = own == null ? message.getMeta().getSource() : own;
    return whole == null ? "" : whole;
  }

  private SourceKind kind(String source, String unnamed) {
    if (source.isEmpty() || source.equals(unnamed)) {
      return SourceKind.UNNAMED;
    }
    if (source.startsWith(systems.uri(NamingSystem.AGB))) {
      return SourceKind.AGB;
    }
    if (source.startsWith(systems.uri(NamingSystem.URA))) {
      return SourceKind.URA;
    }
    if (source.startsWith(Systems.URN_OID)) {
      return SourceKind.OID;
    }
    return source.startsWith("http") ? SourceKind.URL : SourceKind.OTHER;
  }
}
