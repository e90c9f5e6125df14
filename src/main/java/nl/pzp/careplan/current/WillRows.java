package nl.pzp.careplan.current;

import java.util.List;
import nl.pzp.careplan.current.WillRules.Speech;

/** Puts each advance directive that refuses a treatment on the row of that treatment. */
final class WillRows {

  private final WillRules rules;

  WillRows(WillRules rules) {
    this.rules = rules;
  }

  PlanEntry with(List<Will> wills, PlanEntry entry) {
    var speaking =
        wills.stream()
            .filter(will -> rules.on(will, entry.subject().kind()) != Speech.NOTHING)
            .filter(will -> !isSaidAlready(will, entry))
            .toList();
    return speaking.isEmpty()
        ? entry
        : new PlanEntry(
            entry.subject(), state(entry, speaking), entry.statements(), entry.others(), speaking);
  }

  // A newer will stands beside a directive that agrees; an older one adds nothing to it.
  private boolean isSaidAlready(Will will, PlanEntry entry) {
    return entry.state() == EntryState.HOLDS
        && entry.statements().stream().noneMatch(each -> rules.contradicts(will, each))
        && entry.statements().stream().noneMatch(each -> isNewer(will, each));
  }

  private boolean isNewer(Will will, Statement statement) {
    return rules.on(will, statement.subject().kind()) == Speech.REFUSES
        && WillRules.isNotOlder(will, statement);
  }

  private EntryState state(PlanEntry entry, List<Will> wills) {
    var refuses =
        wills.stream().anyMatch(will -> rules.on(will, entry.subject().kind()) == Speech.REFUSES);
    return switch (entry.state()) {
      case NOT_RECORDED, NOT_DISCUSSED -> EntryState.WILL;
      case ENDED -> refuses ? EntryState.WILL : EntryState.ENDED;
      // The newest conversation counts; the will stands beside it on the row, and is a conflict.
      case HOLDS, CONTRADICTORY, UNREADABLE, UNDATED, UNVERIFIED, UNKNOWN, NOT_YET_DECIDED, WILL ->
          entry.state();
    };
  }
}
