package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.pzp.bench.hub.HubManners;
import nl.pzp.bench.hub.LearningHub;
import nl.pzp.notify.delivery.Eventually;
import org.hl7.fhir.r4.model.BooleanType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example hub for vendors receives every event, even when it misbehaves. */
@ExtendWith(SharedAdapter.class)
class SubscriberToLearnFromTest {

  private final StartedAdapter adapter;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final String patient = UUID.randomUUID().toString();

  SubscriberToLearnFromTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  private LearningHub hub(HubManners manners) throws IOException {
    var hub =
        new LearningHub(
            URI.create(adapter.fhir()),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            manners,
            Clock.systemUTC(),
            said::add);
    hub.subscribe("patient-deceased", "id-only", List.of("patient=" + patient));
    Eventually.that("the handshake came", () -> said.contains("handshake"));
    Eventually.that(
        "it is active", () -> adapter.get("/Subscription?status=active").body().contains(patient));
    return hub;
  }

  // Other subscriptions at the shared adapter have their own counters.
  private String statusOfItsSubscription() {
    var subscribed =
        said.stream().filter(line -> line.startsWith("subscribed")).findFirst().orElseThrow();
    return "/" + subscribed.substring(subscribed.indexOf("Subscription/")) + "/$status";
  }

  /** Each death is an event: alive, dead, alive again by correction, dead. */
  private void dies(int times) {
    for (int i = 0; i < times; i++) {
      for (var deceased : List.of(false, true)) {
        var person = new org.hl7.fhir.r4.model.Patient();
        person.setId(patient);
        person.addName().setFamily("Zandstra");
        person.setDeceased(new BooleanType(deceased));
        assertThat(adapter.put("/Patient/" + patient, Messages.json(person)).status())
            .isIn(200, 201);
      }
    }
  }

  @Test
  void itReceivesAndChecksEverything() throws IOException {
    try (var hub = hub(HubManners.GOOD)) {
      dies(3);
      Eventually.that("all arrived", () -> hub.events() == 3);
      hub.catchUp();

      assertThat(hub.gaps()).isEmpty();
      assertThat(said)
          .contains("received #1 " + adapter.fhir() + "/Patient/" + patient)
          .noneMatch(line -> line.startsWith("refused"));
      hub.unsubscribe();
    }
  }

  @Test
  void itRecoversFromItsOwnFailures() throws IOException {
    try (var hub = hub(new HubManners(Duration.ofMillis(20), 2, 0, Duration.ZERO))) {
      dies(4);
      Eventually.that("all arrived", () -> hub.events() == 4);

      assertThat(said).contains("answered 503, as told");
      hub.unsubscribe();
    }
  }

  @Test
  void itRequestsTheEventsItMissed() throws IOException {
    try (var hub = hub(new HubManners(Duration.ZERO, 0, 2, Duration.ofHours(1)))) {
      dies(1);
      Eventually.that("the first arrived", () -> hub.events() == 1);
      dies(2);
      Eventually.that("it is away", () -> said.stream().anyMatch(line -> line.startsWith("away")));
      Eventually.that(
          "all are numbered",
          () -> adapter.get(statusOfItsSubscription()).body().contains("\"valueString\":\"3\""));
      hub.catchUp();

      assertThat(hub.events()).isEqualTo(3);
      assertThat(said).contains("missing #2 to #3, asking for them");
      hub.unsubscribe();
    }
  }
}
