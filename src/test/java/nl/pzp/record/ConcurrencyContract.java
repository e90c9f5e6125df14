package nl.pzp.record;

import static nl.pzp.record.People.SOURCE;
import static nl.pzp.record.People.goal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nl.pzp.problem.ProblemException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many at once: nothing lost, nothing doubled. */
abstract class ConcurrencyContract extends RecordContract {

  private static final String AGB = "http://fhir.nl/fhir/NamingSystem/agb-z";

  ConcurrencyContract(TestDatabase database) {
    super(database);
  }

  @RepeatedTest(3)
  void eightConditionalCreatesOfOnePractitionerMakeOne() throws Exception {
    var written =
        atOnce(
            () -> {
              var id = "dr-" + Thread.currentThread().getId();
              return change(
                  c -> c.createIfNoneExists(People.practitioner(id, "01234567"), AGB, "01234567"));
            });

    assertThat(written).extracting(Written::effect).containsOnlyOnce(WriteEffect.CREATED);
    assertThat(written.stream().map(w -> w.resource().id()).distinct()).hasSize(1);
    assertThat(record.record().currentWithoutPerson("Practitioner", 10)).hasSize(1);
  }

  @Test
  void eightConditionalCreatesWithinOnePersonMakeOne() throws Exception {
    var person = person();

    var written =
        atOnce(
            () -> {
              var id = "g-" + Thread.currentThread().getId();
              return change(
                  c -> c.createIfNoneExists(goal(id, person, "doel"), "urn:goal", "same"));
            });

    assertThat(written).extracting(Written::effect).containsOnlyOnce(WriteEffect.CREATED);
    assertThat(record.record().byIdentifier("Goal", "urn:goal", "same")).hasSize(1);
  }

  @Test
  void aConditionIsAskedWithinThePersonAlone() {
    var person = person();
    var other = identify(People.known("p-2", People.OTHER_BSN));
    change(c -> c.createIfNoneExists(goal("1", person, "doel"), "urn:goal", "same"));

    var written = change(c -> c.createIfNoneExists(goal("2", other, "doel"), "urn:goal", "same"));

    assertThat(written.effect()).isEqualTo(WriteEffect.CREATED);
  }

  @Test
  void aConditionThatSeveralMeetIsRefused() {
    write(People.practitioner("dr-1", "01234567"));
    write(People.practitioner("dr-2", "01234567"));

    assertRefused(
        () ->
            change(
                c ->
                    c.createIfNoneExists(People.practitioner("dr-3", "01234567"), AGB, "01234567")),
        RecordProblem.SEVERAL_MATCHES);
  }

  @Test
  void eightThreadsThatUpdateOneResourceLoseNothing() throws Exception {
    var person = person();
    write(goal("1", person, "0"));
    var rounds = 5;

    var refusals = atOnce(() -> increments("Goal", "1", rounds, person));

    assertThat(refusals).allSatisfy(count -> assertThat(count).isNotNegative());
    assertCounted("Goal", rounds);
  }

  @Test
  void eightThreadsThatUpdateAResourceOfNobodyLoseNothing() throws Exception {
    write(People.practitioner("1", "0"));
    var rounds = 3;

    atOnce(() -> increments("Practitioner", "1", rounds, null));

    assertCounted("Practitioner", rounds);
  }

  // Every thread reads, adds one, and writes if nobody was in between; else it reads again.
  private int increments(
      String type, String id, int rounds, @org.jspecify.annotations.Nullable PersonId person) {
    var refusals = 0;
    for (int done = 0; done < rounds; ) {
      var read = record.record().read(type, id).orElseThrow();
      var text = Integer.toString(read.version());
      var base = person == null ? People.practitioner(id, text) : goal(id, person, text);
      var next =
          new ResourceToStore(
              type,
              id,
              base.json(),
              SOURCE,
              person,
              List.of(),
              WriteCondition.versionMatches(read.version()));
      try {
        write(next);
        done++;
      } catch (ProblemException e) {
        assertThat(e.problems().get(0).code())
            .isIn(RecordProblem.VERSION_CONFLICT, RecordProblem.BUSY);
        refusals++;
      }
    }
    return refusals;
  }

  private void assertCounted(String type, int rounds) {
    var last = 1 + THREADS * rounds;
    var history = record.record().history(type, "1", 200);
    assertThat(history)
        .extracting(StoredResource::version)
        .containsExactlyElementsOf(
            IntStream.iterate(last, n -> n - 1).limit(last).boxed().toList());
    assertThat(history.get(0).json()).contains("\"" + (last - 1) + "\"");
  }

  @Test
  void changesOfTwoPersonsInOppositeOrderBothGoThrough() throws Exception {
    var one = person();
    var two = identify(People.known("p-2", People.OTHER_BSN));

    var written =
        atOnce(
            () -> {
              var even = Thread.currentThread().getId() % 2 == 0;
              var id = Long.toString(Thread.currentThread().getId());
              return change(
                  c -> {
                    c.lock(even ? one : two);
                    assertThat(record.record().current(one, Set.of("Consent"))).isEmpty();
                    c.lock(even ? two : one);
                    return c.write(goal(id, one, "doel"));
                  });
            });

    assertThat(new HashSet<>(written)).hasSize(THREADS);
  }
}
