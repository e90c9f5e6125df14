package nl.pzp.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * The BSNs among the identifiers of a Patient. A number that is old, has ended or has yet to start
 * identifies nobody (FHIR R4, Identifier.use and period).
 */
public final class BsnIdentifiers {

  private static final int DAY = "2000-01-01".length();

  private final Set<String> systems;
  private final Clock clock;

  /**
   * @param systems every spelling of the system of the BSN
   */
  public BsnIdentifiers(Set<String> systems, Clock clock) {
    this.systems = Set.copyOf(systems);
    this.clock = clock;
  }

  public boolean isSystem(@Nullable String system) {
    return system != null && systems.contains(system);
  }

  /** The valid and current BSNs, each once; more than one is a contradiction. */
  public List<Bsn> current(Patient patient) {
    return patient.getIdentifier().stream()
        .flatMap(identifier -> current(identifier).stream())
        .distinct()
        .toList();
  }

  /** The BSN that this identifier gives now; empty when it gives none. */
  public Optional<Bsn> current(Identifier identifier) {
    return isSystem(identifier.getSystem()) && holds(identifier)
        ? Bsn.parse(identifier.getValue())
        : Optional.empty();
  }

  /** Whether a Patient has a BSN that fails the eleven-test; a masked one is none. */
  public boolean hasInvalid(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(identifier -> isSystem(identifier.getSystem()) && identifier.hasValue())
        .anyMatch(identifier -> Bsn.parse(identifier.getValue()).isEmpty());
  }

  private boolean holds(Identifier identifier) {
    var period = identifier.getPeriod();
    return identifier.getUse() != IdentifierUse.OLD
        && !(period.hasStart() && isAfterNow(period.getStartElement()))
        && !(period.hasEnd() && isBeforeNow(period.getEndElement()));
  }

  private boolean isAfterNow(DateTimeType start) {
    return start.getValue().toInstant().isAfter(now());
  }

  // The last day of a period belongs to it, and so does the last month or year.
  private boolean isBeforeNow(DateTimeType end) {
    var text = end.getValueAsString();
    return text.length() > DAY
        ? end.getValue().toInstant().isBefore(now())
        : text.compareTo(DutchTime.day(now()).toString().substring(0, text.length())) < 0;
  }

  private Instant now() {
    return clock.instant();
  }
}
