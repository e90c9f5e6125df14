package nl.pzp.marking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareShape;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.Member;
import nl.pzp.careteam.SourceStatement;
import nl.pzp.careteam.SourceTime;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.CodeSystemUrl;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;

/** Reads markings, and reports missing elements. */
public final class MarkingReader {

  private final CareVocabulary vocabulary;

  public MarkingReader(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  public boolean isMarking(Condition condition) {
    return vocabulary.is(condition.getCode(), CareCode.PALLIATIVE_PHASE_MARKED);
  }

  /** The marking in this Condition; empty when its status or start cannot be determined. */
  public Optional<MarkingStatement> read(SourceStatement statement) {
    return statement.content() instanceof Condition condition && isMarking(condition)
        ? read(condition, statement)
        : Optional.empty();
  }

  private Optional<MarkingStatement> read(Condition condition, SourceStatement statement) {
    var state = state(condition);
    var since = moment(condition.getOnset());
    return state.isEmpty() || since.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MarkingStatement(
                statement.subject(),
                statement.time(),
                state.get(),
                phase(condition).orElse(null),
                since.get(),
                moment(condition.getAbatement()).orElse(null),
                Member.of(condition.getAsserter()),
                condition.getEvidence(),
                reason(condition),
                condition.getEncounter().hasReference()
                    ? condition.getEncounter().getReference()
                    : ""));
  }

  /** Reasons to refuse the Condition: the marker, the date or the status is missing. */
  public List<Problem> refusals(Condition condition) {
    var problems = new ArrayList<Problem>();
    if (!Member.of(condition.getAsserter()).isKnown()) {
      problems.add(problem(MarkingProblem.MARKER_MISSING, "asserter"));
    }
    if (moment(condition.getOnset()).isEmpty()) {
      problems.add(problem(MarkingProblem.DATE_MISSING, "onset"));
    }
    if (state(condition).isEmpty()) {
      problems.add(problem(MarkingProblem.STATE_UNCLEAR, "clinicalStatus"));
    }
    return problems;
  }

  /**
   * Further missing elements; they do not prevent storing the marking.
   *
   * @param hasSourceTime whether the source gave a statement time
   */
  public List<Problem> lacks(Condition condition, boolean hasSourceTime) {
    var problems = new ArrayList<Problem>();
    var state = state(condition).orElse(MarkingState.NOT_RECORDED);
    if (!condition.hasEvidence()) {
      problems.add(problem(MarkingProblem.GROUND_MISSING, "evidence"));
    }
    if (phase(condition).isEmpty()) {
      problems.add(problem(MarkingProblem.PHASE_UNKNOWN, "stage"));
    }
    if (state != MarkingState.MARKED && reason(condition) == null) {
      problems.add(problem(MarkingProblem.REASON_MISSING, "extension"));
    }
    if (!hasSourceTime) {
      problems.add(problem(MarkingProblem.SOURCE_TIME_MISSING, "extension"));
    }
    return problems;
  }

  private Optional<MarkingState> state(Condition condition) {
    var verification =
        code(condition.getVerificationStatus(), CodeSystemUrl.CONDITION_VERIFICATION.url());
    if ("entered-in-error".equals(verification) || "refuted".equals(verification)) {
      return Optional.of(MarkingState.RETRACTED);
    }
    return switch (code(condition.getClinicalStatus(), CodeSystemUrl.CONDITION_CLINICAL.url())) {
      case "active", "recurrence", "relapse" -> Optional.of(MarkingState.MARKED);
      case "inactive", "remission", "resolved" -> Optional.of(MarkingState.WITHDRAWN);
      default -> Optional.empty();
    };
  }

  private Optional<Phase> phase(Condition condition) {
    return condition.getStage().size() == 1
        ? vocabulary
            .ownCode(condition.getStageFirstRep().getSummary())
            .flatMap(
                code ->
                    Arrays.stream(Phase.values())
                        .filter(phase -> phase.code().code().equals(code))
                        .findFirst())
        : Optional.empty();
  }

  private @Nullable CodeableConcept reason(Condition condition) {
    var extension = condition.getExtensionByUrl(vocabulary.url(CareShape.END_REASON));
    return extension != null && extension.getValue() instanceof CodeableConcept concept
        ? concept
        : null;
  }

  private static Optional<Instant> moment(org.hl7.fhir.r4.model.@Nullable Type value) {
    return value instanceof BaseDateTimeType time && time.hasValue()
        ? Optional.of(SourceTime.firstMoment(time))
        : Optional.empty();
  }

  private static String code(CodeableConcept concept, String system) {
    return concept.getCoding().stream()
        .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
        .map(org.hl7.fhir.r4.model.Coding::getCode)
        .findFirst()
        .orElse("");
  }

  private static Problem problem(MarkingProblem code, String element) {
    return Problem.of(code).at(Place.at("Condition." + element));
  }
}
