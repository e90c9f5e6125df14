package nl.pzp.notify.twiin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.MovableClock;
import nl.pzp.notify.OneSubscription;
import nl.pzp.notify.OutgoingPatient;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.Involvement;
import nl.pzp.notify.delivery.NotificationBundles;
import nl.pzp.notify.delivery.NotificationSender;
import nl.pzp.notify.delivery.NotificationState;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.delivery.RecordedConsents;
import nl.pzp.notify.delivery.TestHub;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.record.TestRecord;
import nl.pzp.security.OrganisationSettings;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.PullTaskCodes;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.dstu3.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notified pull, from a change in the record to the receiver's door, over real sockets. */
class PullChannelsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BSN = "999900006";
  private static final String INVOLVED = "organisation=" + OneSubscription.RECEIVER;

  private final Profiles profiles = Profiles.in(Path.of("profiles"));
  private final PullTaskCodes codes = PullTaskCodes.read(profiles);
  private final Systems systems = Systems.read(profiles);
  private final MovableClock clock = new MovableClock();
  private final EndpointRules rules = new EndpointRules(List.of(), true, InetAddress::getAllByName);
  private final NotificationSender http =
      new NotificationSender(rules, null, clock, UUID::randomUUID);
  private final TestHub receiver = new TestHub();
  private @Nullable PullAuthorizations authorizations;
  private @Nullable NotifyDesk desk;

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
    receiver.close();
    http.close();
  }

  private NotifyDesk open(Path folder, String channel, @Nullable String ura, String... filters) {
    var opened =
        OneSubscription.by(
            folder,
            clock,
            channel,
            receiver.endpoint("/Task"),
            List.of(filters),
            record -> channels(record, ura));
    desk = opened;
    return opened;
  }

  private List<Channel> channels(TestRecord record, @Nullable String ura) {
    var r4 = FhirContext.forR4Cached();
    var consents = new RecordedConsents(record.record(), clock);
    var given =
        new PullAuthorizations(
            record.jdbc(),
            record.cipher(),
            record.index(),
            record.record(),
            consents,
            new SecureRandom(),
            clock);
    authorizations = given;
    var notices =
        new PullNotices(
            record.record(),
            consents,
            new OutgoingPatient(record.record(), r4, systems.uri(NamingSystem.BSN)),
            given,
            codes,
            new OrganisationSettings(ura, URI.create(OneSubscription.ADAPTER)),
            OneSubscription.URA,
            () -> URI.create(NotifyDesk.BASE),
            Duration.ofDays(2),
            clock);
    var involvement = new Involvement(record.record(), r4);
    var numbers = new AtomicInteger();
    var bundles =
        new NotificationBundles(
            r4,
            record.record(),
            () -> URI.create(NotifyDesk.BASE),
            clock,
            () -> new UUID(0, numbers.incrementAndGet()));
    return List.of(
        new NotifiedPullChannel(
            new PullTasks(
                notices, new PullTaskWriter(codes, systems), FhirContext.forDstu3Cached()),
            notices,
            http,
            rules,
            involvement),
        new NotifiedPullChannel(
            new PullHintBundles(bundles, notices, codes, r4), notices, http, rules, involvement));
  }

  private static String active(NotifyDesk opened) {
    Eventually.that(
        "it is active", () -> opened.store().all().get(0).status() == SubscriptionStatus.ACTIVE);
    return opened.store().all().get(0).id();
  }

  private List<Task> tasks() {
    return receiver.arrivals("/Task").stream()
        .map(
            arrival ->
                FhirContext.forDstu3Cached()
                    .newJsonParser()
                    .parseResource(Task.class, arrival.body()))
        .toList();
  }

  private static String token(Task task) {
    return task.getInputFirstRep().getValue().primitiveValue();
  }

  private PullAuthorizations given() {
    return Objects.requireNonNull(authorizations);
  }

  @Test
  void agreeingPatientIsNamedByBsnAndTheTaskIsEqualAtEachAttempt(@TempDir Path folder) {
    var opened = open(folder, "twiin-task", "00001234", INVOLVED);
    var subscription = active(opened);
    OneSubscription.patient(opened, "p-1", BSN, true);
    opened.changes().sharing("p-1", "permit", "active");
    var attempts = new AtomicInteger();
    receiver.behave((path, body) -> attempts.incrementAndGet() < 3 ? 503 : 202);
    var person = opened.changes().mark("p-1", "terminaal");
    opened.drained(subscription);

    var tasks = tasks();
    assertThat(tasks).hasSize(3);
    assertThat(tasks)
        .extracting(t -> t.getIdentifierFirstRep().getValue())
        .containsOnly(tasks.get(0).getIdentifierFirstRep().getValue());
    assertThat(tasks).extracting(PullChannelsTest::token).containsOnly(token(tasks.get(0)));
    assertThat(tasks.get(0).getFor().getIdentifier().getValue()).isEqualTo(BSN);
    assertThat(receiver.arrivals("/Task").get(0).body()).doesNotContain("terminaal", "Zandstra");
    assertThat(given().personFor(token(tasks.get(0)), OneSubscription.RECEIVER))
        .contains(person.value());
  }

  @Test
  void bsnOfAPatientWithoutAnAnswerStaysHere(@TempDir Path folder) {
    var opened = open(folder, "twiin-task", "00001234", INVOLVED);
    var subscription = active(opened);
    OneSubscription.patient(opened, "p-1", BSN, true);
    opened.changes().mark("p-1", "terminaal");
    opened.drained(subscription);

    assertThat(tasks()).hasSize(1);
    assertThat(receiver.arrivals("/Task").get(0).body()).doesNotContain(BSN);
  }

  @Test
  void refusalStopsNotificationsAndRevokesTheAuthorization(@TempDir Path folder) {
    var opened = open(folder, "twiin-task", "00001234", INVOLVED);
    var subscription = active(opened);
    OneSubscription.patient(opened, "p-1", BSN, true);
    opened.changes().sharing("p-1", "permit", "active");
    opened.changes().mark("p-1", "palliatief");
    opened.drained(subscription);
    opened.changes().sharing("p-1", "permit", "inactive");
    opened.changes().mark("p-1", "terminaal");
    opened.drained(subscription);

    assertThat(tasks()).hasSize(1);
    assertThat(states(opened)).contains(NotificationState.WITHHELD);
    assertThat(given().personFor(token(tasks().get(0)), OneSubscription.RECEIVER)).isEmpty();
  }

  @Test
  void uninvolvedReceiverIsNotNotified(@TempDir Path folder) {
    var opened = open(folder, "twiin-task", "00001234", INVOLVED);
    var subscription = active(opened);
    OneSubscription.patient(opened, "p-1", BSN, true);
    receiver.behave((path, body) -> 503);
    opened.changes().mark("p-1", "palliatief");
    Eventually.that("it was tried", () -> receiver.requests() > 1);
    OneSubscription.patient(opened, "p-1", BSN, false);
    opened.drained(subscription);

    assertThat(receiver.taken("/Task")).isEmpty();
    assertThat(states(opened)).containsExactly(NotificationState.WITHHELD);
  }

  @Test
  void authorizationIsForOneReceiverAndALimitedTime(@TempDir Path folder) {
    var opened = open(folder, "twiin-task", "00001234", INVOLVED);
    var subscription = active(opened);
    OneSubscription.patient(opened, "p-1", BSN, true);
    opened.changes().mark("p-1", "palliatief");
    opened.drained(subscription);
    var token = token(tasks().get(0));

    assertThat(given().personFor(token, OneSubscription.RECEIVER)).isPresent();
    assertThat(given().personFor(token, OneSubscription.URA + "|00001111")).isEmpty();
    assertThat(given().personFor(token + "x", OneSubscription.RECEIVER)).isEmpty();
    clock.move(Duration.ofHours(49));
    assertThat(given().personFor(token, OneSubscription.RECEIVER)).isEmpty();
  }

  @Test
  void missingReceiverOrOwnUraMakesNoSubscription(@TempDir Path folder) {
    assertThat(open(folder.resolve("a"), "twiin-task", "00001234").store().all()).isEmpty();
    Objects.requireNonNull(desk).close();
    assertThat(open(folder.resolve("b"), "twiin-task", null, INVOLVED).store().all()).isEmpty();
  }

  @Test
  void r4NotificationHasTheHintAndNoContent(@TempDir Path folder) throws IOException {
    var opened = open(folder, "notified-pull", "00001234", INVOLVED);
    var subscription = active(opened);
    OneSubscription.patient(opened, "p-1", BSN, true);
    opened.changes().mark("p-1", "terminaal");
    opened.drained(subscription);

    var told = JSON.readTree(receiver.taken("/Task").get(1).body());
    var event = told.at("/entry/0/resource/parameter").get(5);
    var token = event.at("/extension/0/extension/1/valueString").asText();
    assertThat(given().personFor(token, OneSubscription.RECEIVER)).isPresent();
    var normal =
        told.toString()
            .replace(token, "b3BhcXVl")
            .replace(subscription, "s-1")
            .replace(told.path("timestamp").asText(), "2026-11-22T10:00:00Z")
            .replace(event.at("/part/1/valueInstant").asText(), "2026-11-22T09:59:58Z")
            .replace(told.path("id").asText(), "n-1")
            .replace(told.at("/entry/0/resource/id").asText(), "n-2");
    var file = Path.of("src", "test", "resources", "expected", "notify", "notified-pull.json");
    assertThat(JSON.readTree(normal)).isEqualTo(JSON.readTree(Files.readString(file)));
  }

  private static java.util.Set<NotificationState> states(NotifyDesk opened) {
    return opened.deliveries().queues().get(0).events().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(java.util.Map.Entry::getKey)
        .collect(java.util.stream.Collectors.toSet());
  }
}
