package nl.pzp.careplan.current;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import nl.pzp.fixtures.StandardPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The standard's own person has three years of decisions, all active. The expected plan was derived
 * from the examples by hand.
 */
class StandardPersonTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "/expected/currentplan/hendrik-hartman.csv",
      numLinesToSkip = 1,
      nullValues = "-")
  void showsTheNewestDecisionAndEveryConflict(
      LocalDate asOf,
      PlanSubject subject,
      EntryState state,
      String answer,
      String discussed,
      String sides,
      String conflict) {
    var plan = Plans.plan(StandardPerson.resources(), asOf);

    var entry = plan.on(subject);
    assertThat(entry.state()).isEqualTo(state);
    assertThat(entry.statements())
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              var day = statement.agreed() == null ? null : statement.agreed().day();
              assertThat(day).isEqualTo(discussed);
              if (state == EntryState.HOLDS) {
                assertThat(statement.stated().value()).isEqualTo(answer);
              }
            });
    var conflicts = plan.conflictsOn(entry.subject());
    assertThat(conflicts.stream().map(c -> c.kind().name()).collect(Collectors.toSet()))
        .isEqualTo(conflict == null ? java.util.Set.of() : java.util.Set.of(conflict));
    assertThat(
            conflicts.stream()
                .flatMap(c -> c.references().stream())
                .map(reference -> reference.replaceFirst("^.*/ACP-(TreatmentDirective-)?", ""))
                .map(reference -> reference.replaceFirst("-Pat1$", ""))
                .collect(Collectors.toSet()))
        .isEqualTo(
            sides == null
                ? java.util.Set.of()
                : Arrays.stream(sides.split(" ", -1)).collect(Collectors.toSet()));
  }

  @Test
  void endedDecisionDoesNotReviveItsPredecessor() {
    var plan = Plans.plan(StandardPerson.resources(), Plans.TODAY);

    var entry = plan.on(PlanSubject.HOSPITAL_ADMISSION);
    assertThat(entry.state()).isEqualTo(EntryState.ENDED);
    assertThat(entry.others()).extracting(Statement::force).containsOnly(Statement.Force.HOLDS);
  }

  @Test
  void brotherIsTheRepresentative() {
    var person = Plans.plan(StandardPerson.resources(), Plans.TODAY).person();

    assertThat(person.capability().capable()).isFalse();
    assertThat(person.representatives())
        .extracting(PlanPerson.Contact::name)
        .containsExactly("Michiel Hartman");
    assertThat(person.representatives().get(0).phones()).containsExactly("06-45612378");
  }
}
