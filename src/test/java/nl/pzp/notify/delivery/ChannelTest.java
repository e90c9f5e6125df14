package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import nl.pzp.http.EndpointProblem;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.DisclosureBasis;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.record.OutgoingEvent;
import nl.pzp.record.TestRecord;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of every channel have the same numbers, order and entitlement as a rest-hook. */
class ChannelTest {

  private static final URI ENDPOINT = URI.create("mllp://127.0.0.1:2575");

  private final List<OutgoingEvent> brought = new CopyOnWriteArrayList<>();
  private volatile Consumer<OutgoingEvent> other = event -> {};
  private Path folder = Path.of(".");
  private NotifyDesk desk;

  @BeforeEach
  void open(@TempDir Path fresh) {
    folder = fresh;
    desk = desk(DisclosureBasis.CONSENT);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private NotifyDesk desk(DisclosureBasis basis) {
    var letter =
        new RouteChannel(
            "letter",
            Content.FULL_RESOURCE,
            endpoint ->
                "mllp".equals(endpoint.getScheme())
                    ? Optional.empty()
                    : Optional.of(
                        Problem.of(EndpointProblem.ENDPOINT_UNREADABLE).at(Place.at("endpoint"))),
            event -> {
              other.accept(event);
              brought.add(event);
            });
    var wanted = operators("letter", ENDPOINT, basis);
    return new NotifyDesk(
            TestRecord.embedded(folder),
            folder.resolve("keys"),
            Clock.systemUTC(),
            NotifyDesk.quick(
                Map.of(
                    "gp",
                    wanted,
                    "elsewhere",
                    operators("letter", URI.create("ftp://x"), basis),
                    "pigeon",
                    operators("pigeon", ENDPOINT, basis))),
            "only",
            null,
            List.of(letter))
        .start();
  }

  private static EventSettings.Operators operators(
      String channel, URI endpoint, DisclosureBasis basis) {
    return new EventSettings.Operators(
        "palliative-marking",
        channel,
        endpoint,
        basis,
        "id-only",
        List.of(),
        null,
        List.of(),
        null,
        50);
  }

  private KeptSubscription subscription() {
    return desk.store().all().get(0);
  }

  private KeptSubscription active() {
    Eventually.that("it is active", () -> subscription().status() == SubscriptionStatus.ACTIVE);
    return subscription();
  }

  private List<NumberedEvent> dead() {
    return desk.rows().dead(subscription().id(), 100);
  }

  @Test
  void eachEventLeavesOnceInTheOrderOfThePatient() {
    active();
    desk.changes().sharing("p-1", "permit", "active");
    desk.changes().mark("p-1", "palliatief");
    desk.changes().mark("p-1", "terminaal");
    desk.drained(subscription().id());

    assertThat(brought).extracting(OutgoingEvent::focusVersion).containsExactly(1, 2);
    assertThat(brought).extracting(OutgoingEvent::endpoint).containsOnly(ENDPOINT);
    assertThat(brought).extracting(OutgoingEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void retryHasTheSameId() {
    active();
    desk.changes().sharing("p-1", "permit", "active");
    var tried = new CopyOnWriteArrayList<OutgoingEvent>();
    other =
        event -> {
          tried.add(event);
          if (tried.size() < 3) {
            throw new UncheckedIOException(new IOException("away"));
          }
        };
    desk.changes().mark("p-1", "palliatief");
    desk.drained(subscription().id());

    assertThat(brought).hasSize(1);
    assertThat(tried).hasSize(3).extracting(OutgoingEvent::id).containsOnly(brought.get(0).id());
  }

  @Test
  void noContentLeavesWithoutAnAnswerOfThePatient() {
    active();
    desk.changes().mark("p-1", "terminaal");
    desk.drained(subscription().id());

    assertThat(brought).isEmpty();
    assertThat(desk.rows().between(subscription().id(), 1, 9, 9))
        .extracting(NumberedEvent::state)
        .containsExactly(NotificationState.WITHHELD);
  }

  @Test
  void treatingReceiverNeedsNoAnswerButARefusalWithholds() {
    desk.close();
    desk = desk(DisclosureBasis.TREATMENT);
    active();
    desk.changes().mark("p-1", "terminaal");
    desk.changes().sharing("p-2", "deny", "active");
    desk.changes().mark("p-2", "terminaal");
    desk.drained(subscription().id());

    assertThat(brought).extracting(OutgoingEvent::focusId).containsExactly("marking-p-1");
  }

  @Test
  void problemPutsTheEventInTheDeadLetterUnderItsCode() {
    active();
    desk.changes().sharing("p-1", "permit", "active");
    other =
        event -> {
          throw Problem.of(NotifyProblem.FILTER_VALUE).asException();
        };
    desk.changes().mark("p-1", "palliatief");
    desk.drained(subscription().id());

    assertThat(brought).isEmpty();
    assertThat(dead()).extracting(NumberedEvent::reason).containsExactly("PZP-NOT-009");
  }

  @Test
  void unknownChannelOrWrongEndpointMakesNoSubscription() {
    assertThat(desk.store().all()).extracting(KeptSubscription::operatorName).containsExactly("gp");
  }

  @Test
  void onlyTheOperatorCanChooseTheChannel() {
    var asked = NotifyDesk.asked(ENDPOINT, "id-only");
    asked
        .getChannel()
        .setType(SubscriptionChannelType.MESSAGE)
        .getTypeElement()
        .addExtension(
            nl.pzp.notify.subscription.BackportUrl.CHANNEL_TYPE.url(),
            new Coding().setSystem("x").setCode("letter"));
    asked
        .getChannel()
        .addExtension(
            nl.pzp.notify.subscription.BackportUrl.DELIVERY_BASIS, new CodeType("treatment"));

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> desk.create(asked))
        .hasMessageContaining("PZP-NOT-002");
  }
}
