package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.pzp.notify.Changes;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.notify.subscription.Way;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.PersonId;
import nl.pzp.record.TestRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares notifications with handwritten ones, based on the Subscriptions R5 Backport guide
 * (notifications and payloads in R4).
 */
class GoldenNotificationsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant EARLIER = Instant.parse("2026-11-22T09:59:58Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private TestRecord record;
  private NotificationBundles bundles;
  private PersonId person;

  @BeforeEach
  void open(@TempDir Path folder) {
    record = TestRecord.on(TestRecord.embedded(folder), folder.resolve("keys"), clock);
    person = new Changes(record).mark("p-1", "palliatief");
    var numbers = new AtomicLong();
    bundles =
        new NotificationBundles(
            FhirContext.forR4Cached(),
            record.record(),
            () -> URI.create(NotifyDesk.BASE),
            clock,
            () -> new UUID(0, numbers.incrementAndGet()));
  }

  @AfterEach
  void close() {
    record.close();
  }

  private static KeptSubscription subscription(
      Content content, SubscriptionStatus status, @Nullable String reason, long count) {
    var topics = Topics.in(Path.of("profiles", "regional", "topics"));
    return new KeptSubscription(
        "s-1",
        "hub",
        null,
        new Terms(
            topics.meantBy(NotifyDesk.MARKING).orElseThrow(),
            URI.create("https://hub.example.nl/x"),
            content,
            List.of(),
            List.of(),
            List.of(),
            null,
            Duration.ofSeconds(10),
            10,
            null,
            Way.REST_HOOK),
        1,
        status,
        reason,
        false,
        true,
        count,
        NOW);
  }

  private DisclosableEvent event(
      long number, String patient, Content shown, @Nullable String withheld) {
    return new DisclosableEvent(
        new NumberedEvent(
            "s-1",
            number,
            person,
            "created",
            "Condition",
            "marking-" + patient,
            1,
            List.of("Patient/" + patient),
            EARLIER,
            EARLIER,
            NotificationState.WAITING,
            null,
            0,
            null),
        shown,
        withheld);
  }

  private void assertGolden(String name, Bundle made) throws IOException {
    var file = Path.of("src", "test", "resources", "expected", "notify", name + ".json");
    assertThat(JSON.readTree(bundles.json(made))).isEqualTo(JSON.readTree(Files.readString(file)));
  }

  @Test
  void handshake() throws IOException {
    assertGolden(
        "handshake",
        bundles.bundle(
            subscription(Content.ID_ONLY, SubscriptionStatus.REQUESTED, null, 0),
            NotificationType.HANDSHAKE,
            List.of()));
  }

  @Test
  void heartbeat() throws IOException {
    assertGolden(
        "heartbeat",
        bundles.bundle(
            subscription(Content.ID_ONLY, SubscriptionStatus.ACTIVE, null, 2),
            NotificationType.HEARTBEAT,
            List.of()));
  }

  @Test
  void empty() throws IOException {
    assertGolden(
        "empty",
        bundles.bundle(
            subscription(Content.EMPTY, SubscriptionStatus.ACTIVE, null, 2),
            NotificationType.EVENT_NOTIFICATION,
            List.of(event(2, "p-1", Content.EMPTY, null))));
  }

  @Test
  void idOnly() throws IOException {
    assertGolden(
        "id-only",
        bundles.bundle(
            subscription(Content.ID_ONLY, SubscriptionStatus.ACTIVE, null, 2),
            NotificationType.EVENT_NOTIFICATION,
            List.of(event(2, "p-1", Content.ID_ONLY, null))));
  }

  @Test
  void fullResource() throws IOException {
    assertGolden(
        "full-resource",
        bundles.bundle(
            subscription(Content.FULL_RESOURCE, SubscriptionStatus.ACTIVE, null, 2),
            NotificationType.EVENT_NOTIFICATION,
            List.of(event(2, "p-1", Content.FULL_RESOURCE, null))));
  }

  @Test
  void severalResources() throws IOException {
    person =
        new Changes(record)
            .of(
                "p-3",
                writer -> {
                  writer.marking("terminaal", "active", "confirmed");
                  writer.store(
                      "Patient",
                      "p-3",
                      """
                      {"resourceType":"Patient","id":"p-3","name":[{"family":"Zandstra"}]}""");
                });
    // A later version of the patient is not part of the event.
    new Changes(record)
        .of(
            "p-3",
            writer ->
                writer.store(
                    "Patient",
                    "p-3",
                    """
                    {"resourceType":"Patient","id":"p-3","name":[{"family":"Anders"}]}"""));

    assertGolden(
        "several-resources",
        bundles.bundle(
            subscription(Content.FULL_RESOURCE, SubscriptionStatus.ACTIVE, null, 2),
            NotificationType.EVENT_NOTIFICATION,
            List.of(event(2, "p-3", Content.FULL_RESOURCE, null))));
  }

  @Test
  void severalEvents() throws IOException {
    assertGolden(
        "several-events",
        bundles.bundle(
            subscription(Content.ID_ONLY, SubscriptionStatus.ACTIVE, null, 3),
            NotificationType.EVENT_NOTIFICATION,
            List.of(
                event(2, "p-1", Content.ID_ONLY, null), event(3, "p-2", Content.ID_ONLY, null))));
  }

  @Test
  void error() throws IOException {
    assertGolden(
        "error",
        bundles.bundle(
            subscription(Content.ID_ONLY, SubscriptionStatus.ERROR, Failure.NO_RESPONSE.code(), 3),
            NotificationType.QUERY_STATUS,
            List.of()));
  }

  @Test
  void withheld() throws IOException {
    assertGolden(
        "withheld",
        bundles.bundle(
            subscription(Content.ID_ONLY, SubscriptionStatus.ACTIVE, null, 2),
            NotificationType.EVENT_NOTIFICATION,
            List.of(event(2, "p-1", Content.EMPTY, "no-consent"))));
  }

  @Test
  void contentHashIsEqualAtEveryAttempt() {
    var event = event(2, "p-1", Content.FULL_RESOURCE, null);

    assertThat(bundles.contentHash(event))
        .hasSize(64)
        .isEqualTo(bundles.contentHash(event(2, "p-1", Content.FULL_RESOURCE, null)))
        .isNotEqualTo(bundles.contentHash(event(2, "p-1", Content.ID_ONLY, null)))
        .isNotEqualTo(bundles.contentHash(event(3, "p-1", Content.FULL_RESOURCE, null)));
  }
}
