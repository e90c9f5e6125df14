package nl.pzp.careteam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/** One role over time: exactly one holder at every moment. */
final class Timeline {

  /** The default holder at a moment when nobody was named. */
  record Named(Member member, boolean isDefault, String because) {}

  private Timeline() {}

  /**
   * Orders claims: each ends at its own end, or when the next begins.
   *
   * @param claims in any order
   */
  static List<RoleClaim> inTurn(Collection<RoleClaim> claims) {
    var sorted = claims.stream().filter(claim -> !claim.isEmpty()).sorted(RoleClaim.ORDER).toList();
    var turns = new ArrayList<RoleClaim>();
    for (int i = 0; i < sorted.size(); i++) {
      var claim = sorted.get(i);
      var next = i + 1 < sorted.size() ? sorted.get(i + 1).from() : null;
      var turn = claim.until(earlier(claim.until(), next));
      if (!turn.isEmpty()) {
        turns.add(turn);
      }
    }
    return turns;
  }

  /**
   * The holders from the first of these moments on, at least one.
   *
   * @param changes moments at which the holder may change
   * @param at the holder from such a moment on
   */
  static List<Holding> of(
      Collection<Instant> changes,
      @Nullable Instant end,
      Function<Instant, Named> at,
      List<CodeableConcept> roles) {
    var moments = new TreeSet<>(changes);
    if (end != null) {
      moments.removeIf(moment -> !moment.isBefore(end));
    }
    if (moments.isEmpty()) {
      var named = at.apply(Instant.EPOCH);
      return List.of(
          new Holding(named.member(), roles, null, end, named.isDefault(), named.because()));
    }
    var holdings = new ArrayList<Holding>();
    for (var moment : moments) {
      var named = at.apply(moment);
      var last = holdings.isEmpty() ? null : holdings.get(holdings.size() - 1);
      if (last == null
          || !last.member().isSame(named.member())
          || last.isDefault() != named.isDefault()
          || !last.because().equals(named.because())) {
        if (last != null) {
          holdings.set(holdings.size() - 1, ending(last, moment));
        }
        holdings.add(
            new Holding(named.member(), roles, moment, end, named.isDefault(), named.because()));
      }
    }
    return holdings;
  }

  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null) {
      return other;
    }
    return other == null || one.isBefore(other) ? one : other;
  }

  private static Holding ending(Holding holding, Instant end) {
    return new Holding(
        holding.member(),
        holding.roles(),
        holding.from(),
        end,
        holding.isDefault(),
        holding.because());
  }
}
