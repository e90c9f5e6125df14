package nl.pzp.marking;

import static nl.pzp.fixtures.CareNetworks.GP;
import static nl.pzp.fixtures.CareNetworks.NURSE;
import static nl.pzp.fixtures.CareNetworks.SPECIALIST;
import static nl.pzp.fixtures.CareNetworks.VOCABULARY;
import static nl.pzp.fixtures.CareNetworks.central;
import static nl.pzp.fixtures.CareNetworks.contribution;
import static nl.pzp.fixtures.CareNetworks.delegation;
import static nl.pzp.fixtures.CareNetworks.districtNurse;
import static nl.pzp.fixtures.CareNetworks.marking;
import static nl.pzp.fixtures.CareNetworks.responsible;
import static nl.pzp.fixtures.CareNetworks.retracted;
import static nl.pzp.fixtures.CareNetworks.stated;
import static nl.pzp.fixtures.CareNetworks.with;
import static nl.pzp.fixtures.CareNetworks.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareNetwork;
import nl.pzp.careteam.CareNetworkReader;
import nl.pzp.careteam.CareTeamWriter;
import nl.pzp.careteam.Holding;
import nl.pzp.careteam.Member;
import nl.pzp.careteam.SourceTime;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Any messages, in any order and with any repetition, lead to the same state. */
class MarkingsInAnyOrderTest {

  private static final Instant START = Instant.parse("2026-10-24T20:00:00Z");
  private static final MarkingReader READER = new MarkingReader(VOCABULARY);

  @Property(tries = 300)
  void orderAndRepetitionOfArrivalChangeNothing(
      @ForAll("messages") List<Resource> messages, @ForAll Random random) {
    var arrived = new ArrayList<>(messages);
    for (int i = 0; i < messages.size() / 2; i++) {
      arrived.add(messages.get(random.nextInt(messages.size())));
    }
    Collections.shuffle(arrived, random);

    assertThat(text(arrived)).isEqualTo(text(messages));
  }

  @Property(tries = 300)
  void atEveryMomentExactlyOneIsResponsibleAndExactlyOneIsCentral(
      @ForAll("messages") List<Resource> messages) {
    var network = network(messages);
    for (var roles : List.of(network.responsible(), network.central())) {
      assertThat(roles).isNotEmpty();
      for (int i = 0; i + 1 < roles.size(); i++) {
        assertThat(roles.get(i).until()).isEqualTo(roles.get(i + 1).from());
      }
      assertThat(roles.get(roles.size() - 1).until()).isNull();
      for (int hour = 0; hour < 60; hour++) {
        var moment = START.plus(Duration.ofMinutes(30L * hour));
        assertThat(roles.stream().filter(role -> role.covers(moment)).map(Holding::member))
            .hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  @Provide
  Arbitrary<List<Resource>> messages() {
    return Arbitraries.oneOf(markings(), delegations(), contributions())
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static Arbitrary<Resource> markings() {
    return Combinators.combine(
            Arbitraries.of("m1", "m2"),
            Arbitraries.of(CareCode.PALLIATIEF, CareCode.TERMINAAL, CareCode.STERVENSFASE),
            times(),
            Arbitraries.integers().between(0, 3))
        .as(
            (id, phase, time, kind) -> {
              var marking = marking(id, "p", phase, time);
              return kind == 0
                  ? withdrawn(marking, "recovered")
                  : kind == 1 ? retracted(marking, "mistake") : marking;
            });
  }

  private static Arbitrary<Resource> delegations() {
    return Combinators.combine(
            Arbitraries.of("d1", "d2", "d3"),
            Arbitraries.of(
                TaskStatus.REQUESTED,
                TaskStatus.ACCEPTED,
                TaskStatus.REJECTED,
                TaskStatus.COMPLETED,
                TaskStatus.CANCELLED,
                TaskStatus.ENTEREDINERROR),
            times())
        .as(
            (id, status, time) ->
                delegation(id, "p", id.equals("d2") ? SPECIALIST : NURSE, status, time));
  }

  private static Arbitrary<Resource> contributions() {
    return Combinators.combine(
            Arbitraries.of("c1", "c2"),
            times(),
            times(),
            Arbitraries.of(GP, NURSE, SPECIALIST),
            Arbitraries.of(responsible(), central(), districtNurse()))
        .as(
            (id, time, from, member, role) ->
                with(contribution(id, "p", time), member, role, from));
  }

  // Includes the night in which an hour repeats.
  private static Arbitrary<String> times() {
    return Arbitraries.integers()
        .between(0, 20)
        .map(n -> SourceTime.text(START.plus(Duration.ofMinutes(30L * n))).getValueAsString());
  }

  private static CareNetwork network(List<Resource> messages) {
    return new CareNetworkReader(VOCABULARY, true)
        .read(stated(messages), markings(messages).markers(), List.of(new Member(GP, "")), null);
  }

  private static Markings markings(List<Resource> messages) {
    return Markings.of(
        stated(messages).stream().flatMap(s -> READER.read(s).stream()).toList(), null);
  }

  private static String text(List<Resource> messages) {
    var network = network(messages);
    var status = markings(messages).now();
    var parser = ca.uhn.fhir.context.FhirContext.forR4Cached().newJsonParser();
    return parser.encodeResourceToString(new CareTeamWriter(VOCABULARY).write(network, "p"))
        + new MarkingFlag(VOCABULARY).of(status, "p").map(parser::encodeResourceToString).orElse("")
        + status.state()
        + network.problems()
        + status.problems();
  }
}
