package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import nl.pzp.record.TestRecord;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log holds receiver, patient, event and time of each disclosure, and each withheld event. */
class DisclosureLogTest {

  private final TestHub hub = new TestHub();
  private NotifyDesk desk;

  @BeforeEach
  void open(@TempDir Path folder) {
    desk =
        new NotifyDesk(
                TestRecord.embedded(folder),
                folder.resolve("keys"),
                Clock.systemUTC(),
                NotifyDesk.quick(),
                "only")
            .start();
  }

  @AfterEach
  void close() {
    desk.close();
    hub.close();
  }

  private List<AuditEvent> written() {
    return desk
        .record()
        .jdbc()
        .queryForList("SELECT event FROM audit_event ORDER BY seq", String.class)
        .stream()
        .map(
            json -> FhirContext.forR4Cached().newJsonParser().parseResource(AuditEvent.class, json))
        .toList();
  }

  @Test
  void eachEventIsLoggedAsToldOrWithheld() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    desk.changes().mark("p-1", "palliatief");
    desk.drained(subscription.id());
    desk.changes().sharing("p-1", "deny", "active");
    desk.changes().mark("p-1", "terminaal");
    desk.drained(subscription.id());

    assertThat(written()).hasSize(2);
    var told = written().get(0);
    assertThat(told.getOutcome().toCode()).isEqualTo("0");
    assertThat(told.getAgent().get(1).getWho().getIdentifier().getValue())
        .isEqualTo("subscriber:" + subscription.id());
    assertThat(told.getAgent().get(1).getNetwork().getAddress()).isEqualTo("127.0.0.1");
    assertThat(told.getEntity())
        .extracting(entity -> entity.getWhat().getReferenceElement().toVersionless().getValue())
        .containsExactly(
            "Patient/p-1", "Subscription/" + subscription.id(), "Condition/marking-p-1");
    assertThat(told.getEntity().get(2).getDetail())
        .extracting(detail -> detail.getType() + " " + detail.getValue().primitiveValue())
        .containsExactly("content id-only", "event-number 1");
    var withheld = written().get(1);
    assertThat(withheld.getOutcome().toCode()).isEqualTo("4");
    assertThat(withheld.getOutcomeDesc()).isEqualTo("withheld: no-consent");
    assertThat(withheld.getEntity().get(2).getDetail().get(0).getValue().primitiveValue())
        .isEqualTo("empty");
  }

  @Test
  void unloggedEventDoesNotCountAsTold() {
    var subscription = desk.subscribe(hub.endpoint("/a"));
    desk.record().jdbc().execute("ALTER TABLE audit_event RENAME TO audit_event_away");
    desk.changes().mark("p-1", "palliatief");
    Eventually.that("it was sent more than once", () -> hub.events("/a").size() > 1);
    assertThat(desk.rows().counts(subscription.id())).containsOnlyKeys(NotificationState.WAITING);
    desk.record().jdbc().execute("ALTER TABLE audit_event_away RENAME TO audit_event");
    desk.drained(subscription.id());

    assertThat(written()).hasSize(1);
    assertThat(hub.events("/a")).extracting(TestHub.Event::number).containsOnly(1L);
  }
}
