package nl.pzp.careteam;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * That somebody holds a role, as somebody says.
 *
 * @param roles as the source gave them, original text included
 * @param from since when; the first moment of a day
 * @param until until just before; null while it lasts
 * @param because what the claim rests on: {@code Type/id}
 * @param statedAt when that was stated
 */
record RoleClaim(
    Role role,
    List<CodeableConcept> roles,
    Member member,
    Instant from,
    @Nullable Instant until,
    String because,
    SourceTime statedAt) {

  /** What the rules know of a role. */
  enum Role {
    RESPONSIBLE,
    CENTRAL,
    OTHER
  }

  /** By their beginning; what was stated later wins where that is the same. */
  static final Comparator<RoleClaim> ORDER =
      Comparator.comparing(RoleClaim::from).thenComparing(RoleClaim::statedAt);

  RoleClaim {
    roles = List.copyOf(roles);
  }

  RoleClaim until(@Nullable Instant end) {
    return new RoleClaim(role, roles, member, from, end, because, statedAt);
  }

  boolean covers(Instant moment) {
    var end = until;
    return !from.isAfter(moment) && (end == null || end.isAfter(moment));
  }

  boolean isEmpty() {
    var end = until;
    return end != null && !end.isAfter(from);
  }
}
