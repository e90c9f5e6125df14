package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the statements of one conversation, because a form has one date. Reports ignored
 * statements. A newer, different answer excludes the older one, so that no form shows a superseded
 * decision.
 */
final class ConversationChoice {

  private final @Nullable Encounter encounter;
  private final @Nullable String day;
  private final List<Problem> problems = new ArrayList<>();

  ConversationChoice(PlanResources resources) {
    this.encounter =
        resources.all(Encounter.class).stream()
            .filter(Encounter::hasPeriod)
            .max(Comparator.comparing(each -> Objects.toString(PlanResources.day(each), "")))
            .orElse(null);
    this.day =
        encounter != null
            ? PlanResources.day(encounter)
            : resources.all(Resource.class).stream()
                .map(PlanResources::day)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
  }

  Optional<Encounter> encounter() {
    return Optional.ofNullable(encounter);
  }

  @Nullable String day() {
    return day;
  }

  boolean isOfThisDay(Resource resource) {
    return Objects.equals(PlanResources.day(resource), day);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * The conversation's answer on one topic.
   *
   * @param answer of a resource; resources with equal answers do not contradict
   */
  <R extends Resource, A> Optional<R> choose(
      List<R> candidates, Function<R, A> answer, Place place) {
    var ofThisDay = candidates.stream().filter(this::isOfThisDay).toList();
    candidates.stream().filter(each -> !isOfThisDay(each)).forEach(each -> leaveOut(each, place));
    if (ofThisDay.isEmpty()) {
      return Optional.empty();
    }
    var chosen = ofThisDay.get(0);
    var said = answer.apply(chosen);
    if (ofThisDay.stream().anyMatch(each -> !Objects.equals(answer.apply(each), said))) {
      problems.add(Problem.of(CarePlanProblem.SAME_DAY_CONFLICT).at(place));
      return Optional.empty();
    }
    var newerAndDifferent =
        candidates.stream()
            .filter(this::isNewer)
            .filter(each -> !Objects.equals(answer.apply(each), said))
            .max(Comparator.comparing(each -> Objects.toString(PlanResources.day(each), "")));
    if (newerAndDifferent.isPresent()) {
      problems.add(
          Problem.of(CarePlanProblem.NEWER_DECISION_EXISTS)
              .at(place)
              .with("date", Objects.toString(PlanResources.day(newerAndDifferent.get()), "?")));
      return Optional.empty();
    }
    return Optional.of(chosen);
  }

  boolean isNewer(Resource resource) {
    var its = PlanResources.day(resource);
    return its != null && day != null && its.compareTo(day) > 0;
  }

  private void leaveOut(Resource resource, Place place) {
    problems.add(
        Problem.of(CarePlanProblem.OTHER_CONVERSATION)
            .at(place)
            .with("type", resource.fhirType())
            .with("date", Objects.toString(PlanResources.day(resource), "?")));
  }
}
