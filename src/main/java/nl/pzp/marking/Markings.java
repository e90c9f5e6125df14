package nl.pzp.marking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import nl.pzp.careteam.NetworkFacts.Tenure;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * All markings of one patient. When several hold, the most recently stated one determines the
 * phase.
 */
public final class Markings {

  private final List<Marking> all;
  private final @Nullable Instant died;

  private Markings(List<Marking> all, @Nullable Instant died) {
    this.all = List.copyOf(all);
    this.died = died;
  }

  /**
   * Groups these statements into markings.
   *
   * @param statements of all sources, in any order
   * @param died null while the patient lives
   */
  public static Markings of(Collection<MarkingStatement> statements, @Nullable Instant died) {
    var sorted = statements.stream().sorted(Comparator.comparing(MarkingStatement::time)).toList();
    return new Markings(
        sorted.stream()
            .collect(groupingBy(MarkingStatement::marking, TreeMap::new, toList()))
            .values()
            .stream()
            .map(Marking::new)
            .toList(),
        died);
  }

  public List<Marking> all() {
    return all;
  }

  /** The current status, from all statements. */
  public MarkingStatus now() {
    return at(null);
  }

  /** The status at a moment, as known now. */
  public MarkingStatus at(@Nullable Instant moment) {
    var then = new ArrayList<MarkingStatus.Entry>();
    for (var marking : all) {
      marking
          .at(moment)
          .ifPresent(
              statement ->
                  then.add(new MarkingStatus.Entry(statement, marking.phaseSince(statement))));
    }
    then.sort(Comparator.comparing(entry -> entry.statement().time()));
    var holding =
        then.stream().filter(entry -> entry.statement().state() == MarkingState.MARKED).toList();
    var leading = leading(then, holding);
    var problems = new ArrayList<Problem>();
    all.forEach(marking -> problems.addAll(marking.problems()));
    if (holding.size() > 1) {
      problems.add(
          Problem.of(MarkingProblem.TWO_MARKINGS).with("count", Integer.toString(holding.size())));
    }
    var dead = died != null && (moment == null || !died.isAfter(moment));
    if (died != null
        && holding.stream().anyMatch(entry -> entry.statement().since().isAfter(died))) {
      problems.add(Problem.of(MarkingProblem.AFTER_DEATH));
    }
    var state = leading.map(entry -> entry.statement().state()).orElse(MarkingState.NOT_RECORDED);
    return new MarkingStatus(
        dead && state == MarkingState.MARKED ? MarkingState.DECEASED : state,
        leading.orElse(null),
        then,
        dead ? died : null,
        problems);
  }

  private static Optional<MarkingStatus.Entry> leading(
      List<MarkingStatus.Entry> then, List<MarkingStatus.Entry> holding) {
    if (!holding.isEmpty()) {
      return Optional.of(holding.get(holding.size() - 1));
    }
    return then.stream()
        .filter(entry -> entry.statement().state() == MarkingState.WITHDRAWN)
        .reduce((earlier, later) -> later)
        .or(() -> then.stream().reduce((earlier, later) -> later));
  }

  /** Practitioners who marked, from marking to withdrawal; a retracted marking does not count. */
  public List<Tenure> markers() {
    var markers = new ArrayList<Tenure>();
    for (var marking : all) {
      var newest = marking.newest();
      if (newest.state() == MarkingState.RETRACTED) {
        continue;
      }
      var until =
          newest.state() == MarkingState.WITHDRAWN
              ? (newest.ended() == null ? newest.time().at() : newest.ended())
              : null;
      if (newest.marker().isKnown()) {
        markers.add(new Tenure(newest.marker(), newest.since(), until, marking.reference()));
      }
    }
    return markers;
  }
}
