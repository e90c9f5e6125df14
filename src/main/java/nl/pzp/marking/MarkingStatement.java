package nl.pzp.marking;

import java.time.Instant;
import java.util.List;
import nl.pzp.careteam.Member;
import nl.pzp.careteam.SourceTime;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition.ConditionEvidenceComponent;
import org.jspecify.annotations.Nullable;

/**
 * One statement about one marking.
 *
 * @param marking {@code Condition/id}
 * @param state marked, withdrawn or retracted
 * @param phase null where it names none that the region knows
 * @param since the moment of marking
 * @param ended the moment of withdrawal, null where it has not ended or does not say
 * @param marker who marked
 * @param ground on what ground; empty where it does not say
 * @param reason why it ended; null where it has not ended or does not say
 * @param conversation reference to the marking conversation, empty where it names none
 */
public record MarkingStatement(
    String marking,
    SourceTime time,
    MarkingState state,
    @Nullable Phase phase,
    Instant since,
    @Nullable Instant ended,
    Member marker,
    List<ConditionEvidenceComponent> ground,
    @Nullable CodeableConcept reason,
    String conversation) {

  public MarkingStatement {
    ground = List.copyOf(ground);
  }
}
