package nl.pzp.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.Changes;
import nl.pzp.notify.Changes.Writer;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.delivery.Deliveries.DeadLetter;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.subscription.DisclosureBasis;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.record.PersonId;
import nl.pzp.record.ResourceToStore;
import nl.pzp.record.TestRecord;
import nl.pzp.record.WriteCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Another FHIR server becomes equal to the record, through every failure. */
class MirrorTest {

  private static final String GOAL = "Goal/goal-p-1";

  private final TestMirror mirror = new TestMirror();
  private TestRecord besides;
  private MirrorHttp http;
  private NotifyDesk desk;

  @BeforeEach
  void open(@TempDir Path folder) {
    start(folder, new MirrorSettings(100, DataSize.ofMegabytes(1), List.of("urn:left-out")));
  }

  private void start(Path folder, MirrorSettings settings) {
    var clock = Clock.systemUTC();
    var url = TestRecord.embedded(folder);
    besides = TestRecord.on(url, folder.resolve("keys"), clock);
    var rules = new EndpointRules(List.of(), true, InetAddress::getAllByName);
    http = new MirrorHttp(rules, null, clock);
    var rows = new MirrorRows(besides.jdbc());
    var record = besides.record();
    var choice = new MirrorChoice(record, rows, settings);
    var delivery =
        new MirrorDelivery(
            http,
            new MirrorLook(http, record, FhirContext.forR4Cached()),
            rows,
            new MirrorRemoval(http, record, rows),
            settings);
    desk =
        new NotifyDesk(
                url,
                folder.resolve("keys"),
                clock,
                NotifyDesk.quick(Map.of("mirror", wanted())),
                "only",
                null,
                List.of(new MirrorChannel(rules, event -> delivery.bring(choice.choose(event)))))
            .start();
    Eventually.that(
        "it is active", () -> desk.store().all().get(0).status() == SubscriptionStatus.ACTIVE);
  }

  private EventSettings.Operators wanted() {
    return new EventSettings.Operators(
        "record",
        "mirror",
        mirror.base(),
        DisclosureBasis.TREATMENT,
        "id-only",
        List.of("Authorization: Bearer letmein"),
        null,
        List.of(),
        null,
        1);
  }

  @AfterEach
  void close() {
    stop();
    mirror.close();
  }

  private String id() {
    return desk.store().all().get(0).id();
  }

  private void settled() {
    desk.drained(id());
  }

  private List<DeadLetter> dead() {
    return desk.deliveries().dead(id()).orElseThrow();
  }

  private PersonId plan(String patient, String... goals) {
    return desk.changes()
        .of(
            patient,
            writer -> {
              writer.store(
                  "Patient",
                  patient,
                  "{\"resourceType\":\"Patient\",\"id\":\"%s\"}".formatted(patient));
              for (var text : goals) {
                goal(writer, text);
              }
            });
  }

  private PersonId goal(String patient, String text) {
    return desk.changes().of(patient, writer -> goal(writer, text));
  }

  private static void goal(Writer writer, String text) {
    writer.store(
        "Goal",
        "goal-" + writer.patient(),
        """
        {"resourceType":"Goal","id":"goal-%s","lifecycleStatus":"active","description":{"text":"%s"},
         "subject":{"reference":"Patient/%s"}}"""
            .formatted(writer.patient(), text, writer.patient()));
  }

  private String text(String key) {
    return Objects.requireNonNull(mirror.content(key)).path("description").path("text").asText();
  }

  @Test
  void currentResourcesAreSentUnderTheirIdsInOneTransactionPatientFirst() {
    plan("p-1", "Comfort");
    settled();

    assertThat(mirror.transactions()).containsExactly(List.of("PUT Patient/p-1", "PUT " + GOAL));
    assertThat(text(GOAL)).isEqualTo("Comfort");
    assertThat(mirror.authorizations()).containsOnly("Bearer letmein");
  }

  @Test
  void referencedProfessionalIsSentAlongAndAgainAfterAChange() {
    professional("p-0", "Visser");
    desk.changes()
        .of(
            "p-1",
            writer -> {
              writer.store(
                  "Patient",
                  "p-1",
                  """
                  {"resourceType":"Patient","id":"p-1",
                   "generalPractitioner":[{"reference":"Practitioner/gp"}]}""");
              goal(writer, "Comfort");
            });
    settled();
    assertThat(mirror.present()).containsExactly(GOAL, "Patient/p-1", "Practitioner/gp");

    professional("p-0", "Visser-Bakker");
    goal("p-1", "Rest");
    settled();
    assertThat(String.valueOf(mirror.content("Practitioner/gp"))).contains("Visser-Bakker");
  }

  private void professional(String patient, String name) {
    desk.changes()
        .of(
            patient,
            writer ->
                writer
                    .change()
                    .write(
                        new ResourceToStore(
                            "Practitioner",
                            "gp",
                            """
                            {"resourceType":"Practitioner","id":"gp","name":[{"family":"%s"}]}"""
                                .formatted(name),
                            Changes.SOURCE,
                            null,
                            List.of(),
                            WriteCondition.none())));
  }

  @Test
  void eventsWaitForAnUnreachableMirrorAndTheNewestVersionArrives() {
    mirror.fail(
        TestMirror.status(500),
        TestMirror.status(503),
        TestMirror.status(401),
        exchange -> {},
        TestMirror.status(404));
    plan("p-1", "Comfort");
    goal("p-1", "Rest");
    plan("p-2", "At home");
    settled();

    assertThat(text(GOAL)).isEqualTo("Rest");
    assertThat(text("Goal/goal-p-2")).isEqualTo("At home");
    assertThat(dead()).isEmpty();
  }

  @Test
  void requestedWaitOfTheMirrorIsKept() {
    plan("p-1", "Comfort");
    settled();
    mirror.fail(TestMirror.status(429, "Retry-After", "1"));
    var start = Instant.now();
    goal("p-1", "Rest");
    settled();

    assertThat(text(GOAL)).isEqualTo("Rest");
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void lostAnswerIsRepairedWithoutDuplicateOrConflict() {
    plan("p-1", "Comfort");
    settled();
    mirror.loseNextAnswer();
    goal("p-1", "Rest");
    settled();

    assertThat(text(GOAL)).isEqualTo("Rest");
    assertThat(mirror.version(GOAL)).isEqualTo(2);
    assertThat(dead()).isEmpty();
    goal("p-1", "Sleep");
    settled();
    assertThat(text(GOAL)).isEqualTo("Sleep");
  }

  @Test
  void foreignChangeIsNeverOverwrittenAndBlocksNothingElse() {
    plan("p-1", "Comfort");
    settled();
    mirror.change(GOAL, "startDate", "2020-01-01");
    desk.changes()
        .of(
            "p-1",
            writer -> {
              goal(writer, "Rest");
              writer.marking("terminaal", "active", "confirmed");
            });
    settled();

    assertThat(text(GOAL)).isEqualTo("Comfort");
    assertThat(mirror.present()).contains("Condition/marking-p-1");
    assertThat(dead()).extracting(DeadLetter::reason).containsExactly("PZP-MIR-001");

    mirror.delete(GOAL);
    desk.deliveries().replay(id(), 1, Long.MAX_VALUE, false);
    settled();
    assertThat(text(GOAL)).isEqualTo("Rest");
    assertThat(dead()).isEmpty();
  }

  @Test
  void foreignResourceUnderTheSameIdIsNotOverwrittenOnFirstDelivery() {
    mirror.change(GOAL, "lifecycleStatus", "proposed");
    plan("p-1", "Comfort");
    settled();

    assertThat(mirror.present()).contains("Patient/p-1");
    assertThat(mirror.version(GOAL)).isEqualTo(1);
    assertThat(dead()).extracting(DeadLetter::reason).containsExactly("PZP-MIR-001");
  }

  @Test
  void refusedResourceBlocksNothingElse() {
    mirror.refuse(GOAL);
    desk.changes()
        .of(
            "p-1",
            writer -> {
              writer.store("Patient", "p-1", "{\"resourceType\":\"Patient\",\"id\":\"p-1\"}");
              goal(writer, "Comfort");
              writer.marking("terminaal", "active", "confirmed");
            });
    settled();

    assertThat(mirror.present()).containsExactly("Condition/marking-p-1", "Patient/p-1");
    assertThat(dead()).extracting(DeadLetter::reason).containsExactly("PZP-MIR-002");
  }

  @Test
  void emptiedMirrorIsFilledAgainByReplayingEverything() {
    plan("p-1", "Comfort");
    plan("p-2", "At home");
    goal("p-2", "In the hospice");
    settled();
    mirror.empty();
    desk.deliveries().replay(id(), 1, Long.MAX_VALUE, true);
    settled();

    assertThat(mirror.present())
        .containsExactly(GOAL, "Goal/goal-p-2", "Patient/p-1", "Patient/p-2");
    assertThat(text("Goal/goal-p-2")).isEqualTo("In the hospice");
    assertThat(dead()).isEmpty();
  }

  @Test
  void backfillSendsEveryPersonAndMayBeRepeated() {
    plan("p-1", "Comfort");
    var erased = plan("p-2", "At home");
    settled();
    besides.record().erase(erased, "asked for");
    settled();
    // Restored from an older backup: one resource is missing, and one is superfluous.
    mirror.empty();
    mirror.change("Goal/goal-p-2", "lifecycleStatus", "active");

    for (int i = 0; i < 2; i++) {
      assertThat(desk.filling().fill(id())).contains(2);
      settled();
      assertThat(mirror.present()).containsExactly(GOAL, "Patient/p-1");
    }
    assertThat(dead()).isEmpty();
  }

  @Test
  void replayChangesNothingInAnEqualMirror() {
    plan("p-1", "Comfort");
    settled();
    goal("p-1", "Rest");
    settled();
    desk.deliveries().replay(id(), 1, Long.MAX_VALUE, true);
    settled();

    assertThat(mirror.version(GOAL)).isEqualTo(mirror.version("Patient/p-1") + 1).isEqualTo(2);
    assertThat(text(GOAL)).isEqualTo("Rest");
  }

  @Test
  void deletionIsMirroredAndTheResourceMayReturn() {
    plan("p-1", "Comfort");
    settled();
    desk.changes()
        .of(
            "p-1",
            writer ->
                assertThat(
                        writer
                            .change()
                            .delete("Goal", "goal-p-1", Changes.SOURCE, WriteCondition.none()))
                    .isPresent());
    settled();
    assertThat(mirror.present()).containsExactly("Patient/p-1");

    goal("p-1", "Comfort after all");
    settled();
    assertThat(text(GOAL)).isEqualTo("Comfort after all");
    assertThat(dead()).isEmpty();
  }

  @Test
  void erasedPersonIsDeletedFromTheMirror() {
    var person = plan("p-1", "Comfort");
    plan("p-2", "At home");
    settled();
    besides.record().erase(person, "asked for");
    settled();

    assertThat(mirror.present()).containsExactly("Goal/goal-p-2", "Patient/p-2");
    assertThat(dead()).isEmpty();
  }

  @Test
  void personErasedAfterAMergeIsDeletedFromTheMirror() {
    var other = plan("p-2", "At home");
    var person = plan("p-1", "Comfort");
    settled();
    desk.changes()
        .of("p-1", writer -> assertThat(writer.change().merge(writer.person(), other)).isTrue());
    besides.record().erase(person, "asked for");
    settled();

    assertThat(mirror.present()).isEmpty();
    assertThat(dead()).isEmpty();
  }

  @Test
  void personErasedWhileTheMirrorIsUnreachableIsNeverSent() {
    mirror.fail(TestMirror.status(503), TestMirror.status(503));
    var person = plan("p-1", "Comfort");
    besides.record().erase(person, "asked for");
    settled();

    assertThat(mirror.present()).isEmpty();
  }

  @Test
  void refusalOfSharingDeletesThePersonUntilTheyAgreeAgain() {
    plan("p-1", "Comfort");
    settled();
    desk.changes().sharing("p-1", "deny", "active");
    settled();
    assertThat(mirror.present()).isEmpty();

    goal("p-1", "Rest");
    settled();
    assertThat(mirror.present()).isEmpty();

    desk.changes().sharing("p-1", "permit", "active");
    settled();
    assertThat(mirror.present()).containsExactly("Consent/sharing-p-1", GOAL, "Patient/p-1");
    assertThat(text(GOAL)).isEqualTo("Rest");
  }

  @Test
  void resourcesOfAnExcludedSourceAreNotSent() {
    plan("p-1", "Comfort");
    desk.changes()
        .of(
            "p-1",
            writer ->
                writer
                    .change()
                    .write(
                        new ResourceToStore(
                            "Flag",
                            "derived",
                            "{\"resourceType\":\"Flag\",\"id\":\"derived\",\"subject\":"
                                + "{\"reference\":\"Patient/p-1\"}}",
                            "urn:left-out",
                            writer.person(),
                            List.of(),
                            WriteCondition.none())));
    settled();

    assertThat(mirror.present()).containsExactly(GOAL, "Patient/p-1");
    assertThat(dead()).isEmpty();
  }

  @Test
  void largePlanIsSentInSeveralTransactions(@TempDir Path other) {
    stop();
    start(other, new MirrorSettings(5, DataSize.ofMegabytes(1), List.of()));
    desk.changes()
        .of(
            "p-1",
            writer -> {
              writer.store("Patient", "p-1", "{\"resourceType\":\"Patient\",\"id\":\"p-1\"}");
              for (int i = 0; i < 12; i++) {
                writer.store(
                    "Goal",
                    "g-" + i,
                    """
                    {"resourceType":"Goal","id":"g-%s","subject":{"reference":"Patient/p-1"}}"""
                        .formatted(i));
              }
            });
    settled();

    assertThat(mirror.present()).hasSize(13);
    assertThat(mirror.transactions())
        .hasSize(3)
        .allSatisfy(
            keys -> assertThat(keys).hasSizeLessThanOrEqualTo(5).contains("PUT Patient/p-1"));
  }

  private void stop() {
    desk.close();
    http.close();
    besides.close();
  }

  @Test
  void onlyTheOperatorCanSubscribeToTheRecord() {
    var asked = NotifyDesk.asked(mirror.base(), "id-only");
    asked.setCriteria("https://pzp-adapter.github.io/fhir/SubscriptionTopic/record");

    assertThatThrownBy(() -> desk.create(asked)).hasMessageContaining("PZP-NOT-001");
    assertThat(desk.store().all()).hasSize(1);
  }
}
