package nl.pzp.careteam;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that decide on roles.
 *
 * @param claims from contributions and from the regional rules
 * @param markers practitioners who marked the patient, from marking to withdrawal
 * @param generalPractitioners from the Patient, the first one leading
 * @param died moment of death; null while the patient lives
 */
public record NetworkFacts(
    List<RoleClaim> claims,
    List<Delegation> delegations,
    List<Tenure> markers,
    List<Member> generalPractitioners,
    @Nullable Instant died) {

  /** A member's period; open-ended when {@code until} is null. */
  public record Tenure(Member member, Instant from, @Nullable Instant until, String because) {}

  public NetworkFacts {
    claims = List.copyOf(claims);
    delegations = List.copyOf(delegations);
    markers = List.copyOf(markers);
    generalPractitioners = List.copyOf(generalPractitioners);
  }
}
