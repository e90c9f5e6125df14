package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fixtures.CareNetworks.VOCABULARY;
import static nl.pzp.fixtures.CareNetworks.central;
import static nl.pzp.fixtures.CareNetworks.contribution;
import static nl.pzp.fixtures.CareNetworks.delegation;
import static nl.pzp.fixtures.CareNetworks.districtNurse;
import static nl.pzp.fixtures.CareNetworks.marking;
import static nl.pzp.fixtures.CareNetworks.responsible;
import static nl.pzp.fixtures.CareNetworks.retracted;
import static nl.pzp.fixtures.CareNetworks.with;
import static nl.pzp.fixtures.CareNetworks.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.FollowUps;
import nl.pzp.careteam.SourceTime;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Markings, delegations, contributions and plans arrive in any order, late and repeatedly. The
 * record ends as if each had come once, in the order of its source.
 */
@Tag("proof")
class AnyArrivalTest {

  private static final Instant START = Instant.parse("2026-10-24T20:00:00Z");
  private static final String GP = "PractitionerRole/arrival-gp";
  private static final String NURSE = "PractitionerRole/arrival-nurse";
  private static final String SPECIALIST = "PractitionerRole/arrival-specialist";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static @Nullable StartedAdapter started;

  @BeforeContainer
  static void start() {
    started = StartedAdapter.start();
    for (var role : List.of(GP, NURSE, SPECIALIST)) {
      var resource = new org.hl7.fhir.r4.model.PractitionerRole();
      resource.setId(role);
      adapter().put("/" + role, json(resource));
    }
  }

  @AfterContainer
  static void stop() {
    adapter().close();
  }

  private static StartedAdapter adapter() {
    return Objects.requireNonNull(started);
  }

  @Property(tries = 12)
  void anyOrderOfArrivalGivesTheRecordOfTheSortedHistory(
      @ForAll("arrivals") ActionChain<Region> arrivals) {
    var arrived =
        arrivals.withInvariant("one responsible, one central", Region::hasExactlyOneOfEach).run();
    var sorted = new Region();
    arrived.messages.stream()
        .distinct()
        .sorted(Comparator.comparing(Message::time).thenComparing(Message::number))
        .forEach(sorted::send);

    assertThat(arrived.state()).isEqualTo(sorted.state());
  }

  @Provide
  Arbitrary<ActionChain<Region>> arrivals() {
    return ActionChain.startWith(Region::new)
        .withAction(3, new Arrives(AnyArrivalTest::markings))
        .withAction(3, new Arrives(AnyArrivalTest::delegations))
        .withAction(2, new Arrives(AnyArrivalTest::contributions))
        .withAction(1, new Arrives(AnyArrivalTest::plans))
        .withAction(2, new Repeats())
        .withMaxTransformations(9);
  }

  /** A message that a source states at its own time, about any of the patients. */
  record Message(int time, int number, Function<Message, Function<String, Resource>> content) {
    String text() {
      // Two messages never share a moment here; another test covers that.
      return SourceTime.text(START.plus(Duration.ofMinutes(30L * time)).plusMillis(number))
          .getValueAsString();
    }

    Resource of(String patientId) {
      return content.apply(this).apply(patientId);
    }
  }

  private record Arrives(java.util.function.Supplier<Arbitrary<Message>> messages)
      implements Action.Independent<Region> {
    @Override
    public Arbitrary<Transformer<Region>> transformer() {
      return messages
          .get()
          .map(message -> Transformer.mutate("arrives", region -> region.sendNew(message)));
    }
  }

  private record Repeats() implements Action.Dependent<Region> {
    @Override
    public boolean precondition(Region region) {
      return !region.messages.isEmpty();
    }

    @Override
    public Arbitrary<Transformer<Region>> transformer(Region region) {
      return Arbitraries.of(List.copyOf(region.messages))
          .map(message -> Transformer.mutate("repeats", again -> again.send(message)));
    }
  }

  private static Arbitrary<Message> message(
      Arbitrary<Function<Message, Function<String, Resource>>> content) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 999), content)
        .as(Message::new);
  }

  private static Arbitrary<Message> markings() {
    return message(
        Combinators.combine(
                Arbitraries.of("m1", "m2"),
                Arbitraries.of(CareCode.PALLIATIEF, CareCode.TERMINAAL, CareCode.STERVENSFASE),
                Arbitraries.integers().between(0, 4))
            .as(
                (id, phase, kind) ->
                    message ->
                        patientId -> {
                          var marking =
                              marking(patientId + "-" + id, patientId, phase, message.text());
                          marking.setAsserter(new Reference(GP));
                          return kind == 0
                              ? withdrawn(marking, "recovered")
                              : kind == 1 ? retracted(marking, "mistake") : marking;
                        }));
  }

  private static Arbitrary<Message> delegations() {
    return message(
        Combinators.combine(
                Arbitraries.of("d1", "d2"),
                Arbitraries.of(
                    TaskStatus.REQUESTED,
                    TaskStatus.ACCEPTED,
                    TaskStatus.ACCEPTED,
                    TaskStatus.REJECTED,
                    TaskStatus.COMPLETED))
            .as(
                (id, status) ->
                    message ->
                        patientId -> {
                          var to = id.equals("d1") ? NURSE : SPECIALIST;
                          var task =
                              delegation(
                                  patientId + "-" + id, patientId, to, status, message.text());
                          task.setRequester(new Reference(GP));
                          return task;
                        }));
  }

  private static Arbitrary<Message> contributions() {
    return message(
        Combinators.combine(
                Arbitraries.of("c1", "c2"),
                Arbitraries.of(NURSE, SPECIALIST),
                Arbitraries.of(responsible(), central(), districtNurse()))
            .as(
                (id, member, role) ->
                    message ->
                        patientId ->
                            with(
                                with(
                                    contribution(patientId + "-" + id, patientId, message.text()),
                                    NURSE,
                                    districtNurse(),
                                    "2026-10-24"),
                                member,
                                role.copy(),
                                message.text())));
  }

  private static Arbitrary<Message> plans() {
    return message(
        Arbitraries.of("p1", "p2")
            .map(
                id ->
                    message ->
                        patientId -> {
                          var procedure = new Procedure();
                          procedure.setId(patientId + "-" + id + "-" + message.number());
                          procedure.setStatus(Procedure.ProcedureStatus.COMPLETED);
                          procedure.setCode(
                              new CodeableConcept(
                                  new Coding("http://snomed.info/sct", "713603004", null)));
                          procedure.setSubject(new Reference("Patient/" + patientId));
                          procedure.setPerformed(
                              new Period().setStartElement(new DateTimeType(message.text())));
                          procedure.addPerformer().setActor(new Reference(SPECIALIST));
                          return procedure;
                        }));
  }

  /** One patient and the network around them in the record. */
  static final class Region {
    private final String patientId;
    private final List<Message> messages = new ArrayList<>();

    Region() {
      patientId = "arrival-" + PEOPLE.getAndIncrement();
      var patient = new Patient();
      patient.setId(patientId);
      patient.addGeneralPractitioner(new Reference(GP));
      assertThat(adapter().put("/Patient/" + patientId, json(patient)).status()).isEqualTo(201);
    }

    // Of two messages at the same moment, neither is provably the later one.
    void sendNew(Message message) {
      if (messages.stream()
          .noneMatch(m -> m.time() == message.time() && m.number() == message.number())) {
        send(message);
      }
    }

    void send(Message message) {
      messages.add(message);
      var resource = message.of(patientId);
      var reply =
          adapter()
              .put(
                  "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart(),
                  json(resource));
      assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
    }

    boolean hasExactlyOneOfEach() {
      return found("CareTeam", CareTeam.class)
          .filter(team -> VOCABULARY.is(team.getCategory(), CareCode.CARE_NETWORK))
          .allMatch(
              team ->
                  holders(team, "RESP") == 1 && holders(team, "central-health-professional") == 1);
    }

    private static long holders(CareTeam team, String role) {
      return team.getParticipant().stream()
          .filter(participant -> !participant.getPeriod().hasEnd())
          .filter(
              participant ->
                  participant.getRole().stream()
                      .anyMatch(r -> role.equals(r.getCodingFirstRep().getCode())))
          .count();
    }

    String state() {
      var state = new StringBuilder();
      for (var date : List.of("", "?date=2026-10-24", "?date=2026-10-25T02:30:00%2B02:00")) {
        state.append(body("/Patient/" + patientId + "/$marking-status" + date));
        state.append(body("/Patient/" + patientId + "/$care-network" + date));
      }
      found("Flag", Flag.class).map(Region::plain).forEach(state::append);
      // Sorted without ids, because ids differ per patient.
      found("CareTeam", CareTeam.class).map(this::plainOfX).sorted().forEach(state::append);
      found("Condition", Condition.class).map(this::plainOfX).sorted().forEach(state::append);
      found("Task", Task.class)
          .map(
              task ->
                  task.getCode().getCodingFirstRep().getCode()
                      + task.getStatus()
                      + ofX(task.getFocus().getReference() + " ")
                      + task.getOwner().getReference()
                      + FollowUps.isOpen(task))
          .sorted()
          .forEach(state::append);
      found("DetectedIssue", DetectedIssue.class)
          .filter(issue -> !issue.hasMitigation())
          .map(issue -> issue.getCode().getCodingFirstRep().getCode())
          .sorted()
          .forEach(state::append);
      return ofX(state.toString());
    }

    private String plainOfX(Resource resource) {
      return ofX(plain(resource));
    }

    private String ofX(String text) {
      return text.replace(patientId + "-", "X-").replace("/" + patientId, "/X");
    }

    private String body(String path) {
      var reply = adapter().get(path);
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      return reply.body().replaceAll("\"id\":\"[^\"]*\",", "");
    }

    private static String plain(Resource resource) {
      resource.setMeta(null);
      resource.setId((String) null);
      return json(resource);
    }

    private <T extends Resource> java.util.stream.Stream<T> found(String type, Class<T> as) {
      return adapter()
          .get("/" + type + "?patient=Patient/" + patientId + "&_count=200")
          .bundle()
          .getEntry()
          .stream()
          .map(BundleEntryComponent::getResource)
          .filter(as::isInstance)
          .map(as::cast);
    }

    @Override
    public String toString() {
      return messages.stream().map(message -> json(message.of("X"))).toList().toString();
    }
  }
}
