package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.DisclosureBasis;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.record.OutgoingEvent;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that fails every time, in any step, is set aside; the events of others go on. */
class StuckEventTest {

  private static final String BAD = "marking-p-bad";

  private final List<OutgoingEvent> brought = new CopyOnWriteArrayList<>();
  private NotifyDesk desk;

  @BeforeEach
  void open(@TempDir Path folder) {
    var letter =
        new RouteChannel(
            "letter",
            Content.FULL_RESOURCE,
            endpoint -> Optional.empty(),
            event -> {
              if (event.focusId().equals(BAD) && event.focusVersion() > 1) {
                throw new IllegalStateException("a defect");
              }
              brought.add(event);
            });
    var wanted =
        new EventSettings.Operators(
            "palliative-marking",
            "letter",
            URI.create("mllp://127.0.0.1:2575"),
            DisclosureBasis.TREATMENT,
            "id-only",
            List.of(),
            null,
            List.of(),
            null,
            50);
    desk =
        new NotifyDesk(
                TestRecord.embedded(folder),
                folder.resolve("keys"),
                Clock.systemUTC(),
                NotifyDesk.quick(Map.of("gp", wanted)),
                "only",
                null,
                List.of(letter))
            .start();
    Eventually.that("it is active", () -> subscription().status() == SubscriptionStatus.ACTIVE);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE notification ADD CONSTRAINT poison CHECK (focus_id <> '" + BAD + "')",
        "ALTER TABLE outbox_event ADD CONSTRAINT poison CHECK"
            + " (focus_id <> '"
            + BAD
            + "' OR published_at IS NULL)",
      })
  void eventThatCannotBeNumberedIsSetAside(String poison) {
    desk.record().jdbc().execute(poison);
    desk.changes().mark("p-bad", "palliatief");
    desk.changes().mark("p-good", "palliatief");

    Eventually.that("the other event is brought", () -> foci().contains("marking-p-good"));
    Eventually.that("the event is set aside", () -> desk.record().outbox().countSetAside() == 1);
    assertThat(foci()).doesNotContain(BAD);

    desk.record().jdbc().execute(poison.replaceAll("ADD CONSTRAINT.*", "DROP CONSTRAINT poison"));
    assertThat(desk.deliveries().takeUpSetAside()).isEqualTo(1);
    Eventually.that("the event is brought after all", () -> foci().contains(BAD));
  }

  @Test
  void eventWhoseResultCannotBeKeptGoesToTheDeadLetter() {
    desk.record()
        .jdbc()
        .execute(
            "ALTER TABLE notification ADD CONSTRAINT poison CHECK"
                + " (focus_id <> '"
                + BAD
                + "' OR state <> 'DELIVERED')");
    desk.changes().mark("p-bad", "palliatief");
    desk.changes().mark("p-good", "palliatief");

    Eventually.that("the other event is brought", () -> foci().contains("marking-p-good"));
    Eventually.that("the event is dead", () -> dead().equals(List.of("internal")));
  }

  @Test
  void eventOnWhichTheChannelFailsGoesToTheDeadLetter() {
    desk.changes().mark("p-bad", "palliatief");
    desk.changes().mark("p-bad", "terminaal");
    desk.changes().mark("p-good", "palliatief");

    Eventually.that("the other event is brought", () -> foci().contains("marking-p-good"));
    Eventually.that("the event is dead", () -> dead().equals(List.of("internal")));
  }

  private List<String> foci() {
    return brought.stream().map(OutgoingEvent::focusId).toList();
  }

  private List<String> dead() {
    return desk.rows().dead(subscription().id(), 100).stream().map(NumberedEvent::reason).toList();
  }

  private KeptSubscription subscription() {
    return desk.store().all().get(0);
  }
}
