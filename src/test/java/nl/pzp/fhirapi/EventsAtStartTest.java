package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.TestHub;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** The program starts whatever its subscribers do. The operator sees and controls the queues. */
class EventsAtStartTest {

  @Test
  void startWaitsForNoSubscriberAndTheOperatorControlsTheQueues() {
    var never = new CountDownLatch(1);
    try (var hung = new TestHub();
        var well = new TestHub()) {
      hung.behave(
          (path, body) -> {
            never.await(60, TimeUnit.SECONDS);
            return 200;
          });
      try (var adapter =
          StartedAdapter.start(
              "pzp.events.subscriptions.hung.topic=patient-deceased",
              "pzp.events.subscriptions.hung.endpoint=" + hung.endpoint("/h"),
              "pzp.events.subscriptions.well.topic=patient-deceased",
              "pzp.events.subscriptions.well.endpoint=" + well.endpoint("/w"),
              "pzp.events.subscriptions.well.secret=sixteen characters or more",
              "pzp.events.subscriptions.wrong.topic=weather",
              "pzp.events.subscriptions.wrong.endpoint=" + well.endpoint("/x"))) {
        assertThat(adapter.get("/metadata").status()).isEqualTo(200);
        var management = "http://127.0.0.1:" + adapter.managementPort() + "/actuator/deliveries";
        Eventually.that(
            "the one that is well is active",
            () -> adapter.get(management).body().contains("\"status\":\"active\""));
        assertThat(adapter.get(management).body())
            .contains("\"status\":\"requested\"", "\"setAside\":0")
            .doesNotContain("sixteen", "http://127.0.0.1");

        well.behave((path, body) -> body.contains("event-notification") ? 422 : 200);
        died(adapter);
        var id = idOf(adapter.get(management).body());
        Eventually.that(
            "it is in the dead letter",
            () -> adapter.get(management + "/" + id).body().contains("\"reason\":\"refused\""));
        well.behave((path, body) -> 200);
        assertThat(act(adapter, management + "/" + id, "{\"action\":\"stop\"}").status())
            .isEqualTo(200);
        assertThat(act(adapter, management + "/" + id, "{\"action\":\"replay\"}").body())
            .contains("\"events\":1");
        assertThat(well.events("/w")).isEmpty();
        act(adapter, management + "/" + id, "{\"action\":\"start\"}");
        Eventually.that("it arrived", () -> well.events("/w").size() == 1);

        assertThat(adapter.get(management + "/nothing").status()).isEqualTo(404);
        assertThat(act(adapter, management + "/" + id, "{\"action\":\"dance\"}").status())
            .isEqualTo(400);
        assertThat(adapter.get(management.replace("deliveries", "prometheus")).body())
            .contains("pzp_events_delivered_total 1.0", "pzp_events_dead_total 1.0");
      }
      never.countDown();
    }
  }

  private static Reply act(StartedAdapter adapter, String path, String body) {
    return adapter.post(path, body, "Content-Type", "application/json");
  }

  // The subscription whose last number moved; the other never answered its handshake.
  private static String idOf(String overview) {
    var active = overview.indexOf("\"status\":\"active\"");
    var id = overview.lastIndexOf("\"id\":\"", active) + 6;
    return overview.substring(id, id + 36);
  }

  private static void died(StartedAdapter adapter) {
    var person = new Patient();
    person.setId("gone-1");
    person.addName().setFamily("Zandstra");
    person.setDeceased(new BooleanType(true));
    assertThat(adapter.put("/Patient/gone-1", Messages.json(person)).status()).isEqualTo(201);
  }
}
