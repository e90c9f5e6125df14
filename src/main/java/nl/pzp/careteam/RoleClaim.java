package nl.pzp.careteam;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * A source's claim that a member holds a role.
 *
 * @param roles as in the source, with original text
 * @param from first moment
 * @param until exclusive; null while it lasts
 * @param because {@code Type/id} of the grounds
 * @param statedAt moment of the statement
 */
record RoleClaim(
    Role role,
    List<CodeableConcept> roles,
    Member member,
    Instant from,
    @Nullable Instant until,
    String because,
    SourceTime statedAt) {

  /** Roles that the rules distinguish. */
  enum Role {
    RESPONSIBLE,
    CENTRAL,
    OTHER
  }

  /** By beginning, then by statement time; the later statement wins. */
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
