package nl.pzp.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.identifier.Bsn;
import nl.pzp.notify.delivery.Deliveries;
import nl.pzp.notify.delivery.Deliveries.DeadLetter;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotificationState;
import nl.pzp.record.Outbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One adapter keeps another equal to itself, over real sockets. */
@ExtendWith(SharedAdapter.class)
class MirrorToAdapterTest {

  private static final String ADAPTER = "https://pzp-adapter.github.io/fhir/adapter";

  private static StartedAdapter first;

  private final StartedAdapter second;

  MirrorToAdapterTest(StartedAdapter second) {
    this.second = second;
  }

  @BeforeAll
  static void start(StartedAdapter second) {
    first =
        StartedAdapter.start(
            "pzp.events.subscriptions.mirror.topic=record",
            "pzp.events.subscriptions.mirror.channel=mirror",
            "pzp.events.subscriptions.mirror.basis=treatment",
            "pzp.events.subscriptions.mirror.endpoint=" + second.fhir(),
            "pzp.mirror.left-out-sources=" + ADAPTER);
  }

  @AfterAll
  static void stop() {
    first.close();
  }

  private static Deliveries.Queue queue() {
    return first.bean(Deliveries.class).queues().get(0);
  }

  private static void settled() {
    Eventually.that(
        "everything was brought",
        () ->
            first.bean(Outbox.class).pending(1).isEmpty()
                && queue().events().getOrDefault(NotificationState.WAITING, 0L) == 0);
  }

  private static List<DeadLetter> dead() {
    return first.bean(Deliveries.class).dead(queue().id()).orElseThrow();
  }

  private static PersonId person(StartedAdapter adapter, String bsn) {
    return adapter
        .bean(PatientRecord.class)
        .personByBsn(Bsn.parse(bsn).orElseThrow())
        .orElseThrow();
  }

  /** The sources' resources of a person, without each server's own stamps. */
  private static Map<String, JsonNode> given(StartedAdapter adapter, String bsn) {
    var all = new TreeMap<String, JsonNode>();
    adapter.bean(PatientRecord.class).current(person(adapter, bsn), Set.of()).stream()
        .filter(stored -> !stored.source().equals(ADAPTER))
        .forEach(
            stored -> {
              var content = ResourceReferences.content(stored);
              ((ObjectNode) content.path("meta")).remove(List.of("versionId", "lastUpdated"));
              all.put(stored.type() + "/" + stored.id(), content);
            });
    return all;
  }

  @Test
  void formAndItsResourcesArriveAndStayEqual() {
    var patient = Messages.patient("mirrored-1", "999971104");
    patient.getMeta().setSource("https://his.example.nl");
    var form = Messages.form("mirrored-form-1", "mirrored-1", TreatmentDecision.DO_NOT_PERFORM);
    form.getMeta().setSource("https://his.example.nl");
    assertThat(first.post("", Messages.json(Messages.transaction(patient, form))).status())
        .isEqualTo(200);
    settled();

    assertThat(dead()).isEmpty();
    var here = given(first, "999971104");
    assertThat(here.keySet())
        .anyMatch(key -> key.startsWith("Consent/"))
        .contains("QuestionnaireResponse/mirrored-form-1");
    assertThat(given(second, "999971104")).isEqualTo(here);

    var amended = Messages.form("mirrored-form-1", "mirrored-1", TreatmentDecision.PERFORM);
    amended.getMeta().setSource("https://his.example.nl");
    amended.setStatus(
        org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus.AMENDED);
    assertThat(first.put("/QuestionnaireResponse/mirrored-form-1", Messages.json(amended)).status())
        .isEqualTo(200);
    settled();
    assertThat(dead()).isEmpty();
    assertThat(given(second, "999971104")).isEqualTo(given(first, "999971104")).isNotEqualTo(here);
  }

  @Test
  void replayChangesNothingThere() {
    var patient = Messages.patient("mirrored-2", "999971116");
    var consent =
        Messages.resuscitation("mirrored-directive-2", "mirrored-2", ConsentProvisionType.DENY);
    consent.addPerformer(new Reference("Patient/mirrored-2"));
    assertThat(first.post("", Messages.json(Messages.transaction(patient, consent))).status())
        .isEqualTo(200);
    settled();
    var version = version();
    first.bean(Deliveries.class).replay(queue().id(), 1, Long.MAX_VALUE, true);
    settled();

    assertThat(version()).isEqualTo(version);
    assertThat(dead()).isEmpty();
  }

  private String version() {
    return second.get("/Consent/mirrored-directive-2").header("ETag");
  }

  @Test
  void erasureDeletesTheResourcesThatTheOtherAdapterAllowsAndNamesTheOthers() {
    var patient = Messages.patient("mirrored-3", "999971128");
    var goal = Messages.goal("mirrored-goal-3", "mirrored-3");
    assertThat(first.post("", Messages.json(Messages.transaction(patient, goal))).status())
        .isEqualTo(200);
    settled();
    first.bean(PatientRecord.class).erase(person(first, "999971128"), "asked for");
    settled();

    assertThat(second.get("/Goal/mirrored-goal-3").status()).isEqualTo(410);
    assertThat(dead()).extracting(DeadLetter::reason).containsExactly("PZP-MIR-003");
    // The operator of the other adapter erases the person there as well.
    second.bean(PatientRecord.class).erase(person(second, "999971128"), "asked for");
    first.bean(Deliveries.class).replay(queue().id(), 1, Long.MAX_VALUE, false);
    settled();
    assertThat(dead()).isEmpty();
  }
}
