package nl.pzp.careteam;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who holds a role for a while.
 *
 * @param roles as they are shown
 * @param from null where it always was so
 * @param until null while it lasts
 * @param isDefault whether nobody was named, so that the rules decided
 * @param because {@code Type/id} of what it rests on, empty for a rule alone
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

  /** Whether it was so at that moment. */
  public boolean covers(Instant moment) {
    var begin = from;
    var end = until;
    return (begin == null || !begin.isAfter(moment)) && (end == null || end.isAfter(moment));
  }
}
