package nl.pzp.notify.topic;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import nl.pzp.notify.Changes;
import nl.pzp.notify.Changes.Writer;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each published topic's events for each kind of change. */
class PublishedTopicsTest {

  private static final String PATIENT = "p-1";
  private static final String SYSTEM =
      "https://pzp-adapter.github.io/fhir/CodeSystem/palliative-care";

  private TestRecord record;
  private EventFinder finder;
  private Changes changes;

  @BeforeEach
  void open(@TempDir Path folder) {
    record = TestRecord.in(folder);
    finder =
        new EventFinder(
            record.record(),
            FhirContext.forR4Cached(),
            Topics.in(Path.of("profiles", "regional", "topics")));
    changes = new Changes(record);
  }

  @AfterEach
  void close() {
    record.close();
  }

  /** The events of the newest change, each as {@code topic kind focus}. */
  private List<String> events(Consumer<Writer> work) {
    return found(work).stream()
        .map(e -> e.topic().id() + " " + e.kind() + " " + e.focus().type())
        .toList();
  }

  private List<FoundEvent> found(Consumer<Writer> work) {
    var person = changes.of(PATIENT, work);
    var events = record.outbox().pending(1000);
    var newest = events.get(events.size() - 1);
    return finder.find(
        record.record().writtenWith(newest.message(), person),
        PATIENT,
        topic -> !topic.operatorOnly());
  }

  @Test
  void eachChangeOfAMarkingIsItsOwnEvent() {
    assertThat(events(w -> w.marking("palliatief", "active", "confirmed")))
        .containsExactly("palliative-marking created Condition");
    assertThat(events(w -> w.marking("terminaal", "active", "confirmed")))
        .containsExactly("palliative-marking phase-changed Condition");
    assertThat(events(w -> w.marking("terminaal", "inactive", "confirmed")))
        .containsExactly("palliative-marking withdrawn Condition");
    assertThat(events(w -> w.marking("stervensfase", "active", "confirmed")))
        .containsExactly("palliative-marking created Condition");
    assertThat(events(w -> w.marking("stervensfase", "active", "entered-in-error")))
        .containsExactly("palliative-marking retracted Condition");
  }

  @Test
  void equalMarkingWithOtherTextIsNoEvent() {
    events(w -> w.marking("palliatief", "active", "confirmed"));

    assertThat(events(w -> w.marking("palliatief", "active", "provisional"))).isEmpty();
  }

  @Test
  void otherConditionIsNoMarking() {
    assertThat(
            events(
                w ->
                    w.store(
                        "Condition",
                        "c-1",
                        """
                        {"resourceType":"Condition","id":"c-1","clinicalStatus":{"coding":[{"code":"active"}]},
                         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icpc-1","code":"A20"}]},
                         "subject":{"reference":"Patient/p-1"}}""")))
        .isEmpty();
  }

  @Test
  void formAndItsDirectivesAreOneEventAboutTheForm() {
    var found =
        found(
            w -> {
              w.store("Consent", "d-1", directive("d-1", "active"));
              w.store("Consent", "d-2", directive("d-2", "active"));
              w.store("QuestionnaireResponse", "f-1", form("completed"));
            });

    assertThat(found)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.topic().id()).isEqualTo("care-plan");
              assertThat(event.kind()).isEqualTo("created");
              assertThat(event.focus().type()).isEqualTo("QuestionnaireResponse");
              assertThat(event.context())
                  .containsExactly("Patient/p-1", "Consent/d-1", "Consent/d-2");
            });
  }

  @Test
  void revisionAndEndOfAPlanAreEvents() {
    events(w -> w.store("Consent", "d-1", directive("d-1", "active")));

    assertThat(
            events(
                w ->
                    w.store(
                        "Consent", "d-1", directive("d-1", "active").replace("permit", "deny"))))
        .containsExactly("care-plan revised Consent");
    assertThat(events(w -> w.store("Consent", "d-1", directive("d-1", "inactive"))))
        .containsExactly("care-plan ended Consent");
    events(w -> w.store("QuestionnaireResponse", "f-1", form("completed")));
    assertThat(events(w -> w.store("QuestionnaireResponse", "f-1", form("entered-in-error"))))
        .containsExactly("care-plan ended QuestionnaireResponse");
  }

  @Test
  void draftIsNoPlan() {
    assertThat(events(w -> w.store("QuestionnaireResponse", "f-1", form("in-progress")))).isEmpty();
  }

  @Test
  void sharingAgreementIsNoPlan() {
    assertThat(events(w -> w.sharing("permit", "active"))).isEmpty();
  }

  @Test
  void contradictionIsItsOwnEvent() {
    assertThat(
            events(
                w -> {
                  w.store("Consent", "d-1", directive("d-1", "active"));
                  w.store(
                      "DetectedIssue",
                      "i-1",
                      """
                      {"resourceType":"DetectedIssue","id":"i-1","status":"final",
                       "patient":{"reference":"Patient/p-1"}}""");
                }))
        .containsExactlyInAnyOrder(
            "care-plan created Consent", "care-plan conflict-found DetectedIssue");
  }

  @Test
  void changeOfTheResponsiblePractitionerIsAnEvent() {
    assertThat(events(w -> w.store("CareTeam", "t-1", team("RESP", "1"))))
        .containsExactly("care-network responsible-changed CareTeam");
    assertThat(events(w -> w.store("CareTeam", "t-1", team("RESP", "2"))))
        .containsExactly("care-network responsible-changed CareTeam");
    assertThat(
            events(
                w ->
                    w.store(
                        "CareTeam",
                        "t-1",
                        team("RESP", "2").replace("\"status\":\"active\"", "\"name\":\"x\""))))
        .isEmpty();
  }

  @Test
  void requestAcceptanceAndEndOfADelegationAreEvents() {
    assertThat(events(w -> w.store("Task", "k-1", task("requested"))))
        .containsExactly("care-network delegation-requested Task");
    assertThat(events(w -> w.store("Task", "k-1", task("accepted"))))
        .containsExactly("care-network delegation-accepted Task");
    assertThat(events(w -> w.store("Task", "k-1", task("completed"))))
        .containsExactly("care-network delegation-ended Task");
  }

  @Test
  void deathIsToldOnce() {
    assertThat(events(w -> w.store("Patient", PATIENT, patient("false")))).isEmpty();
    assertThat(events(w -> w.store("Patient", PATIENT, patient("true"))))
        .containsExactly("patient-deceased deceased Patient");
    assertThat(
            events(
                w ->
                    w.store(
                        "Patient",
                        PATIENT,
                        patient("true")
                            .replace(
                                "deceasedBoolean\":true", "deceasedDateTime\":\"2026-11-21\""))))
        .isEmpty();
  }

  @Test
  void deathOfANewPatientIsTold() {
    events(w -> w.store("Patient", PATIENT, "{\"resourceType\":\"Patient\",\"id\":\"p-1\"}"));

    assertThat(
            events(
                w ->
                    w.store(
                        "Patient",
                        PATIENT,
                        patient("true")
                            .replace(
                                "deceasedBoolean\":true", "deceasedDateTime\":\"2026-11-21\""))))
        .containsExactly("patient-deceased deceased Patient");
  }

  private static String directive(String id, String status) {
    return """
        {"resourceType":"Consent","id":"%s","status":"%s",
         "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"treatment"}]},
         "patient":{"reference":"Patient/p-1"},"provision":{"type":"permit"}}"""
        .formatted(id, status);
  }

  private static String form(String status) {
    return """
        {"resourceType":"QuestionnaireResponse","id":"f-1","status":"%s",
         "subject":{"reference":"Patient/p-1"}}"""
        .formatted(status);
  }

  private static String team(String role, String member) {
    return """
        {"resourceType":"CareTeam","id":"t-1","status":"active","subject":{"reference":"Patient/p-1"},
         "participant":[{"role":[{"coding":[{"code":"%s"}]}],
                         "member":{"reference":"PractitionerRole/%s"}}]}"""
        .formatted(role, member);
  }

  private static String task(String status) {
    return """
        {"resourceType":"Task","id":"k-1","status":"%s","intent":"order",
         "code":{"coding":[{"system":"%s","code":"delegation"}]},
         "for":{"reference":"Patient/p-1"}}"""
        .formatted(status, SYSTEM);
  }

  private static String patient(String deceased) {
    return """
        {"resourceType":"Patient","id":"p-1","deceasedBoolean":%s}"""
        .formatted(deceased);
  }
}
