package nl.pzp.palliative;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.SourceTime;
import nl.pzp.careteam.Statements;
import nl.pzp.intake.Consequence;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses statements that are dated beyond a day from now: they would outrank every correction. */
@Component
@Order(1)
final class FutureStatements implements Consequence {

  private static final Duration MARGIN = Duration.ofDays(1);

  private final CareVocabulary vocabulary;
  private final Statements statements;
  private final Clock clock;

  FutureStatements(CareVocabulary vocabulary, Statements statements, Clock clock) {
    this.vocabulary = vocabulary;
    this.statements = statements;
    this.clock = clock;
  }

  @Override
  public String ownSource() {
    return vocabulary.ownSource();
  }

  /** Each time that is too late, at its element. */
  @Override
  public List<Problem> refusals(Resource resource) {
    if (!statements.areKeptOf(resource)) {
      return List.of();
    }
    var latest = clock.instant().plus(MARGIN);
    return times(resource).entrySet().stream()
        .filter(time -> time.getValue() instanceof BaseDateTimeType value && value.hasValue())
        .filter(time -> SourceTime.firstMoment((BaseDateTimeType) time.getValue()).isAfter(latest))
        .map(
            time ->
                Problem.of(CareTeamProblem.TIME_IN_FUTURE)
                    .at(Place.at(resource.fhirType() + "." + time.getKey())))
        .toList();
  }

  private Map<String, Type> times(Resource resource) {
    var times = new LinkedHashMap<String, Type>();
    if (resource instanceof Task task) {
      times.put("lastModified", task.getLastModifiedElement());
    } else {
      statements.sourceTime(resource).ifPresent(time -> times.put("extension", time));
    }
    if (resource instanceof Condition condition) {
      times.put("recordedDate", condition.getRecordedDateElement());
      times.put("onset", condition.getOnset());
      times.put("abatement", condition.getAbatement());
    }
    return times;
  }
}
