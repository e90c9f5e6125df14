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
 * @param phase null without a phase that the region knows
 * @param since moment of marking
 * @param ended moment of withdrawal; null when active or unknown
 * @param marker who marked
 * @param ground for the marking; empty when not given
 * @param reason for ending; null when active or not given
 * @param conversation reference to the marking conversation, or empty
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
