package nl.pzp.careplan.current;

import java.util.List;
import java.util.Set;
import nl.pzp.careplan.WillType;
import nl.pzp.form.EuthanasiaPosition;
import nl.pzp.form.TreatmentDecision;

/**
 * How an advance directive stands to a row of the plan. A written refusal binds (Dutch Civil Code,
 * book 7, article 450, paragraph 3), so it is never left off the row that it is about.
 */
final class WillRules {

  /** The statement of a will on one subject. */
  enum Speech {
    /** It refuses the treatment. */
    REFUSES,
    /** It may refuse it: the document, or its comment, must be read. */
    MAY_REFUSE,
    NOTHING
  }

  private static final Set<WillType> PROHIBITIONS =
      Set.of(WillType.TREATMENT_PROHIBITION, WillType.TREATMENT_PROHIBITION_COMPLETED_LIFE);
  private static final Set<WillType> EUTHANASIA_REQUESTS =
      Set.of(WillType.EUTHANASIA_REQUEST, WillType.EUTHANASIA_REQUEST_DEMENTIA);
  private static final List<String> NO_EUTHANASIA =
      List.of(
          EuthanasiaPosition.DOES_NOT_WANT.name(),
          EuthanasiaPosition.NO_STATEMENT_MAY_REQUEST.name());

  private final DecisionPhrases phrases;

  WillRules(DecisionPhrases phrases) {
    this.phrases = phrases;
  }

  Speech on(Will will, PlanSubject subject) {
    if (!will.holds() || !subject.isTreatment()) {
      return Speech.NOTHING;
    }
    if (will.refuses(subject)) {
      return Speech.REFUSES;
    }
    if (phrases.refuses(will.name(), subject) || phrases.refuses(will.comment(), subject)) {
      return Speech.MAY_REFUSE;
    }
    var isListed = subject.isAlwaysShown() && subject != PlanSubject.SWITCH_OFF_DEFIBRILLATOR;
    return isListed && will.types().stream().anyMatch(PROHIBITIONS::contains)
        ? Speech.MAY_REFUSE
        : Speech.NOTHING;
  }

  /** Whether the will and the statement cannot both be followed as they stand. */
  boolean contradicts(Will will, Statement statement) {
    var subject = statement.subject().kind();
    var value = statement.stated().value();
    if (statement.stated().kind() != Stated.Kind.DECIDED || !will.holds()) {
      return false;
    }
    if (subject == PlanSubject.POSITION_REGARDING_EUTHANASIA) {
      return will.types().stream().anyMatch(EUTHANASIA_REQUESTS::contains)
          && NO_EUTHANASIA.contains(value);
    }
    // An exception to a treatment is more than a refusal, so "otherwise" contradicts one too.
    return on(will, subject) != Speech.NOTHING
        && !value.equals(TreatmentDecision.DO_NOT_PERFORM.name());
  }

  /** Whether the will is of the same day as the statement, newer, or of an unknown day. */
  static boolean isNotOlder(Will will, Statement statement) {
    var signed = Days.of(will.dated());
    var agreed = statement.days();
    return signed == null || agreed == null || !signed.isBefore(agreed);
  }
}
