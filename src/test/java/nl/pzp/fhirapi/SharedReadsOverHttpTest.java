package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.pzp.audit.AuditTrail;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.delivery.TestHub;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads by a subscriber after an event. It sees a patient who agreed to sharing. After a refusal it
 * sees nothing, and no sign that data exist.
 */
@ExtendWith(SharedAdapter.class)
class SharedReadsOverHttpTest {

  private final TestHub hub = new TestHub();
  private final StartedAdapter adapter;
  private final String patient = UUID.randomUUID().toString();
  private final String token = "Bearer " + UUID.randomUUID();
  private String subscription = "";
  private int said;

  SharedReadsOverHttpTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @BeforeEach
  void subscribe() {
    var asked = NotifyDesk.asked(hub.endpoint("/a"), "id-only");
    asked
        .getCriteriaElement()
        .addExtension(
            BackportUrl.FILTER_CRITERIA.url(), new StringType("patient=Patient/" + patient));
    asked.getChannel().addHeader("Authorization: " + token);
    subscription =
        adapter
            .post("/Subscription", Messages.json(asked))
            .as(Subscription.class)
            .getIdElement()
            .getIdPart();
    Eventually.that(
        "it is active",
        () ->
            adapter
                .get("/Subscription/" + subscription)
                .as(Subscription.class)
                .getStatus()
                .toCode()
                .equals("active"));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private void mark() {
    var person = new Patient();
    person.setId(patient);
    person.addName().setFamily("Zandstra");
    var marking = Messages.marking(patient, "stervensfase", ++said);
    var reply = adapter.post("", Messages.json(Messages.transaction(person, marking)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    Eventually.that("the hub was told", () -> !hub.events("/a").isEmpty());
  }

  private void answer(ConsentProvisionType answer) {
    var consent = Messages.sharing(patient, answer, "2026-11-20T11:00:%02dZ".formatted(++said));
    var reply = adapter.put("/Consent/sharing-" + patient, Messages.json(consent));
    assertThat(reply.status()).as(reply.body()).isIn(200, 201);
  }

  private Reply asHub(String path) {
    return adapter.get(path, "Authorization", token);
  }

  @Test
  void hubReadsAPatientWhoAgreed() {
    mark();
    answer(ConsentProvisionType.PERMIT);

    assertThat(asHub("/Condition/m-" + patient).body()).contains("stervensfase");
    assertThat(asHub("/Patient/" + patient).body()).contains("Zandstra");
    assertThat(asHub("/Condition?patient=" + patient).bundle().getTotal()).isEqualTo(1);
    var person = adapter.bean(PatientRecord.class).personByPatientId(patient).orElseThrow();
    assertThat(adapter.bean(AuditTrail.class).about(person, 1).get(0))
        .contains("subscriber:" + subscription);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Condition/m-%s",
        "/Condition/m-%s/_history/1",
        "/Condition/m-%s/_history",
        "/Patient/%s",
        "/Patient/%s/$acp-plan",
        "/Patient/%s/$acp-summary",
        "/Patient/%s/$marking-status",
        "/Patient/%s/$care-network"
      })
  void patientWhoRefusesAfterTheEventIsNotFound(String path) {
    mark();
    answer(ConsentProvisionType.PERMIT);
    assertThat(asHub("/Condition/m-" + patient).status()).isEqualTo(200);
    answer(ConsentProvisionType.DENY);

    var refused = asHub(path.formatted(patient));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.problems()).containsExactly("PZP-API-002");
    assertThat(refused.body()).doesNotContain("stervensfase", "Zandstra");
    // A caller without the sharing restriction still sees it.
    assertThat(adapter.get("/Condition/m-" + patient).status()).isEqualTo(200);
  }

  @Test
  void patientWhoRefusedLooksLikeAnUnknownPatientInEverySearch() {
    mark();
    answer(ConsentProvisionType.DENY);

    for (var search :
        List.of(
            "/Condition?patient=" + patient,
            "/Consent?patient=Patient/" + patient,
            "/Patient?_id=" + patient)) {
      assertThat(asHub(search).bundle().getTotal()).as(search).isZero();
      assertThat(adapter.get(search).bundle().getTotal()).as(search).isPositive();
    }
    assertThat(asHub(adapter.stu3() + "/Condition/m-" + patient).status()).isEqualTo(404);
    assertThat(adapter.get(adapter.stu3() + "/Condition/m-" + patient).status()).isEqualTo(200);
  }

  @Test
  void patientWhoWasNeverAskedIsNotShown() {
    mark();

    assertThat(asHub("/Condition/m-" + patient).status()).isEqualTo(404);
  }

  @Test
  void hubSeesNothingOfAPatientWithoutAnEvent() {
    var other = UUID.randomUUID().toString();
    var person = new Patient();
    person.setId(other);
    var reply =
        adapter.post(
            "",
            Messages.json(
                Messages.transaction(
                    person, Messages.sharing(other, ConsentProvisionType.PERMIT, "2026-11-20"))));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);

    assertThat(asHub("/Patient/" + other).status()).isEqualTo(404);
    assertThat(adapter.get("/Patient/" + other).status()).isEqualTo(200);
  }

  @Test
  void afterARefusalRepeatedEventsHoldOnlyTheirNumber() {
    mark();
    answer(ConsentProvisionType.DENY);

    var events = asHub("/Subscription/" + subscription + "/$events");
    assertThat(events.body())
        .contains("event-withheld", "\"event-number\"")
        .doesNotContain("m-" + patient, "Patient/" + patient);
    assertThat(asHub("/Subscription/" + subscription + "/$status").body())
        .contains("events-since-subscription-start")
        .doesNotContain("m-" + patient);
  }

  @Test
  void hubSeesItsOwnSubscriptionsAndMakesNoDuplicate() {
    assertThat(asHub("/Subscription").bundle().getTotal()).isEqualTo(1);
    var again = NotifyDesk.asked(hub.endpoint("/a"), "id-only");
    again
        .getCriteriaElement()
        .addExtension(
            BackportUrl.FILTER_CRITERIA.url(), new StringType("patient=Patient/" + patient));
    again.getChannel().addHeader("Authorization: " + token);

    var reply = adapter.post("/Subscription", Messages.json(again), "Authorization", token);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.as(Subscription.class).getIdElement().getIdPart()).isEqualTo(subscription);
  }
}
