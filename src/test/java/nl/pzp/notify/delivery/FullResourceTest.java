package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import nl.pzp.record.TestRecord;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content needs certificates on both sides and the patient's agreement. */
class FullResourceTest {

  private TestHub hub;
  private NotifyDesk desk;
  private String subscription = "";

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    var certificates = new TestCertificates(folder);
    hub = new TestHub(certificates.party("hub", "adapter"));
    desk =
        new NotifyDesk(
                TestRecord.embedded(folder),
                folder.resolve("keys"),
                Clock.systemUTC(),
                NotifyDesk.quick(),
                "only",
                certificates.party("adapter", "hub"))
            .start();
    var made = desk.create(NotifyDesk.asked(hub.endpoint("/a"), "full-resource"));
    subscription = made.id();
    Eventually.that("it is active", () -> desk.find(subscription).handshaken());
  }

  @AfterEach
  void close() {
    desk.close();
    hub.close();
  }

  private Resource focusOf(int notification) {
    var focus = hub.taken("/a").get(notification).bundle().getEntry().get(1);
    assertThat(focus.getFullUrl()).endsWith("/Condition/marking-p-1");
    return focus.getResource();
  }

  @Test
  void agreeingPatientIsShownInFull() {
    desk.changes().sharing("p-1", "permit", "active");
    desk.changes().mark("p-1", "terminaal");
    desk.drained(subscription);

    assertThat(
            ((Condition) focusOf(1)).getStageFirstRep().getSummary().getCodingFirstRep().getCode())
        .isEqualTo("terminaal");
  }

  @Test
  void patientWithoutAnAnswerIsShownByIdOnly() {
    desk.changes().mark("p-1", "terminaal");
    desk.drained(subscription);

    assertThat(focusOf(1)).isNull();
    assertThat(hub.taken("/a").get(1).body()).doesNotContain("terminaal");
  }

  @Test
  void patientWithAWithdrawnYesIsNotShown() {
    desk.changes().sharing("p-1", "permit", "active");
    desk.changes().mark("p-1", "palliatief");
    desk.drained(subscription);
    desk.changes().sharing("p-1", "permit", "inactive");
    desk.changes().mark("p-1", "terminaal");
    desk.drained(subscription);

    var last = hub.taken("/a").get(2);
    assertThat(last.events().get(0).withheld()).isTrue();
    assertThat(last.body()).doesNotContain("terminaal", "marking-p-1");
  }

  @Test
  void versionOfTheEventIsShown() {
    desk.changes().sharing("p-1", "permit", "active");
    hub.behave((path, body) -> 503);
    desk.changes().mark("p-1", "palliatief");
    desk.changes().mark("p-1", "terminaal");
    Eventually.that("it was tried", () -> hub.arrivals("/a").size() > 1);
    hub.behave((path, body) -> 200);
    desk.drained(subscription);

    assertThat(((Condition) focusOf(1)).getMeta().getVersionId()).isEqualTo("1");
    assertThat(((Condition) focusOf(2)).getMeta().getVersionId()).isEqualTo("2");
  }
}
