package nl.pzp.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a death and a form that are dated beyond a day from now. The newest statement leads, so
 * such a one could be corrected by nobody until its day.
 */
final class FutureTimes {

  private static final Duration MARGIN = Duration.ofDays(1);

  private final Clock clock;

  FutureTimes(Clock clock) {
    this.clock = clock;
  }

  List<Problem> check(Part part) {
    var problems = new ArrayList<Problem>();
    var resource = part.isMade() ? null : part.resource();
    if (resource instanceof Patient patient) {
      check(part, "deceased", patient.getDeceased(), problems);
    }
    if (resource instanceof QuestionnaireResponse form
        && form.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR) {
      check(part, "authored", form.getAuthoredElement(), problems);
    }
    return problems;
  }

  private void check(Part part, String element, @Nullable Type value, List<Problem> problems) {
    if (value instanceof BaseDateTimeType time
        && time.hasValue()
        && time.getValue().toInstant().isAfter(clock.instant().plus(MARGIN))) {
      problems.add(
          Problem.of(ApiProblem.TIME_IN_FUTURE)
              .at(Place.at("Bundle.entry[" + part.entry() + "].resource." + element)));
    }
  }
}
