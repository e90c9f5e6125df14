package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.transaction;
import static nl.pzp.fixtures.CareNetworks.contribution;
import static nl.pzp.fixtures.CareNetworks.delegation;
import static nl.pzp.fixtures.CareNetworks.districtNurse;
import static nl.pzp.fixtures.CareNetworks.marking;
import static nl.pzp.fixtures.CareNetworks.retracted;
import static nl.pzp.fixtures.CareNetworks.with;
import static nl.pzp.fixtures.CareNetworks.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.careteam.CareCode;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.delivery.TestHub;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.Outbox;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/** Messages from the region become the events that the topics promise. */
@ExtendWith(SharedAdapter.class)
class CareEventsOverHttpTest {

  private static final String PATIENT = "care-events";
  private static final String GP = "PractitionerRole/care-events-gp";
  private static final String NURSE = "PractitionerRole/care-events-nurse";

  private final StartedAdapter adapter;
  private final List<String> told = new ArrayList<>();

  CareEventsOverHttpTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void patientJourneyGivesAnEventAtEachStep() {
    try (var hub = new TestHub()) {
      subscribeToEverything(hub);
      known();

      assertThat(after(marked(CareCode.PALLIATIEF, "2026-03-04T16:00:00+01:00")))
          .contains("palliative-marking created", "care-network responsible-changed");
      assertThat(after(marked(CareCode.TERMINAAL, "2026-03-05T16:00:00+01:00")))
          .containsExactly("palliative-marking phase-changed");
      assertThat(after(marked(CareCode.PALLIATIEF, "2026-03-01T16:00:00+01:00")))
          .as("what is older changes nothing that holds")
          .noneMatch(event -> event.startsWith("palliative-marking"));

      var team = contribution("ce-team", PATIENT, "2026-03-28T10:00:00+01:00");
      with(team, NURSE, districtNurse(), "2026-03-28T10:00:00+01:00");
      after(team);
      assertThat(after(delegated(TaskStatus.REQUESTED, "2026-04-01T10:00:00+02:00")))
          .containsExactly("care-network delegation-requested");
      assertThat(after(delegated(TaskStatus.ACCEPTED, "2026-04-02T10:00:00+02:00")))
          .contains("care-network delegation-accepted", "care-network central-changed");

      var form = Messages.form("ce-form", PATIENT, TreatmentDecision.DO_NOT_PERFORM);
      assertThat(after(form)).contains("care-plan created");
      form.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
      assertThat(after(form)).contains("care-plan ended");

      assertThat(
              after(
                  withdrawn(
                      marking("ce-m", PATIENT, CareCode.TERMINAAL, "2026-05-01T10:00:00+02:00"),
                      "recovered")))
          .contains("palliative-marking withdrawn");
      assertThat(
              after(
                  retracted(
                      marking("ce-m", PATIENT, CareCode.TERMINAAL, "2026-05-02T10:00:00+02:00"),
                      "mistake")))
          .contains("palliative-marking retracted");

      var dead = patient(PATIENT, "999971815");
      dead.setDeceased(new DateTimeType("2026-07-02T04:10:00+02:00"));
      assertThat(after(dead)).contains("patient-deceased deceased");
      Eventually.that("the hub heard of everything", () -> hub.events("/a").size() == told.size());
    }
  }

  private void subscribeToEverything(TestHub hub) {
    for (var topic : adapter.bean(Topics.class).offered().all()) {
      var asked = NotifyDesk.asked(hub.endpoint("/a"), "id-only");
      asked.setCriteria(topic.url());
      asked
          .getCriteriaElement()
          .addExtension(
              BackportUrl.FILTER_CRITERIA.url(), new StringType("patient=Patient/" + PATIENT));
      var made = adapter.post("/Subscription", json(asked)).as(Subscription.class);
      var path = "/Subscription/" + made.getIdElement().getIdPart();
      Eventually.that(
          "it is active", () -> adapter.get(path).body().contains("\"status\":\"active\""));
    }
  }

  private void known() {
    for (var role : List.of(GP, NURSE)) {
      var resource = new PractitionerRole();
      resource.setId(role);
      send(resource);
    }
    var person = patient(PATIENT, "999971815");
    person.addGeneralPractitioner(new Reference(GP));
    after(person);
  }

  private static Resource marked(CareCode phase, String time) {
    var marking = marking("ce-m", PATIENT, phase, time);
    marking.setAsserter(new Reference(GP));
    return marking;
  }

  private static Resource delegated(TaskStatus status, String time) {
    var task = delegation("ce-d", PATIENT, NURSE, status, time);
    task.setRequester(new Reference(GP));
    return task;
  }

  private void send(Resource resource) {
    var reply = adapter.post("", json(transaction(resource)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  /** Sends a resource and returns the events that follow, each as topic and kind. */
  private List<String> after(Resource resource) {
    send(resource);
    Eventually.that("it was published", () -> adapter.bean(Outbox.class).pending(1).isEmpty());
    var person = adapter.bean(PatientRecord.class).personByPatientId(PATIENT).orElseThrow();
    var all =
        adapter
            .bean(JdbcTemplate.class)
            .queryForList(
                "SELECT s.topic || ' ' || n.kind FROM notification n JOIN subscription s"
                    + " ON s.subscription_id = n.subscription_id WHERE n.person_id = ?"
                    + " ORDER BY n.created_at, n.event_number",
                String.class,
                person.value());
    var fresh = all.subList(told.size(), all.size());
    told.addAll(fresh);
    return fresh.stream().map(event -> event.substring(event.lastIndexOf('/') + 1)).toList();
  }
}
