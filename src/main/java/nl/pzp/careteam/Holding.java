package nl.pzp.careteam;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * A role holder with a period.
 *
 * @param roles as displayed
 * @param from null without a beginning
 * @param until null while it lasts
 * @param isDefault whether the regional rules decided because nobody was named
 * @param because {@code Type/id} of the grounds; empty for a rule alone
 */
public record Holding(
    Member member,
    List<CodeableConcept> roles,
    @Nullable Instant from,
    @Nullable Instant until,
    boolean isDefault,
    String because) {

  public Holding {
    roles = List.copyOf(roles);
  }

  /** Whether the period includes this moment. */
  public boolean covers(Instant moment) {
    var begin = from;
    var end = until;
    return (begin == null || !begin.isAfter(moment)) && (end == null || end.isAfter(moment));
  }
}
