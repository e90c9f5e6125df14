package nl.pzp.careteam;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides who cares for a patient in which role.
 *
 * @param claims what contributions say, and what the rules of the region make of other facts
 * @param markers who marked the patient, from the moment of marking until it was withdrawn
 * @param generalPractitioners as the Patient has them, the first one leading
 * @param died when the patient died; null while they live
 */
public record NetworkFacts(
    List<RoleClaim> claims,
    List<Delegation> delegations,
    List<Tenure> markers,
    List<Member> generalPractitioners,
    @Nullable Instant died) {

  /** Somebody from one moment until another, or from then on. */
  public record Tenure(Member member, Instant from, @Nullable Instant until, String because) {}

  public NetworkFacts {
    claims = List.copyOf(claims);
    delegations = List.copyOf(delegations);
    markers = List.copyOf(markers);
    generalPractitioners = List.copyOf(generalPractitioners);
  }
}
