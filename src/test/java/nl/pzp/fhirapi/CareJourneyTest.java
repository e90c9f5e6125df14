package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.transaction;
import static nl.pzp.fixtures.CareNetworks.VOCABULARY;
import static nl.pzp.fixtures.CareNetworks.contribution;
import static nl.pzp.fixtures.CareNetworks.delegation;
import static nl.pzp.fixtures.CareNetworks.districtNurse;
import static nl.pzp.fixtures.CareNetworks.marking;
import static nl.pzp.fixtures.CareNetworks.responsible;
import static nl.pzp.fixtures.CareNetworks.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareShape;
import nl.pzp.careteam.FollowUps;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.validation.RegionalValidator;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One patient from marking to death, as the systems of the region send it. */
@ExtendWith(SharedAdapter.class)
class CareJourneyTest {

  private static final String GP = "PractitionerRole/journey-gp";
  private static final String NURSE = "PractitionerRole/journey-nurse";
  private static final String SPECIALIST = "PractitionerRole/journey-specialist";
  private static final String PATIENT = "Patient/journey";

  @Test
  void fromMarkingToDeath(StartedAdapter adapter) {
    patientIsKnownToTheGeneralPractitioner(adapter);

    generalPractitionerMarks(adapter);
    assertThat(status(adapter, "")).containsEntry("status", "marked");
    assertThat(holder(adapter, "", "RESP")).isEqualTo(GP);
    assertThat(tasks(adapter, CareCode.MAKE_PLAN))
        .extracting(Task::getStatus)
        .containsExactly(TaskStatus.REQUESTED);

    hospitalMakesThePlan(adapter);
    assertThat(holder(adapter, "", "RESP")).isEqualTo(SPECIALIST);
    assertThat(tasks(adapter, CareCode.MAKE_PLAN))
        .extracting(Task::getStatus)
        .containsExactly(TaskStatus.COMPLETED);

    generalPractitionerIsInformed(adapter);
    assertThat(holder(adapter, "", "RESP")).isEqualTo(GP);
    assertThat(holder(adapter, "2026-03-25", "RESP")).isEqualTo(SPECIALIST);

    generalPractitionerDelegatesAndTheNurseAccepts(adapter);
    assertThat(holder(adapter, "", "central-health-professional")).isEqualTo(NURSE);
    assertThat(holder(adapter, "2026-04-01", "central-health-professional")).isEqualTo(GP);
    assertThat(holder(adapter, "", "RESP")).isEqualTo(GP);

    hospiceGivesFeedback(adapter);
    assertThat(tasks(adapter, CareCode.HANDLE_FEEDBACK))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getOwner().getReference()).isEqualTo(GP);
              assertThat(task.getInputFirstRep().getValue().primitiveValue()).isEqualTo("1201");
            });

    phaseBecomesTerminal(adapter);
    assertThat(status(adapter, "")).containsEntry("phase", "terminaal");
    assertThat(status(adapter, "2026-05-01")).containsEntry("phase", "palliatief");

    patientDies(adapter);
    assertThat(status(adapter, "")).containsEntry("status", "deceased");
    assertThat(status(adapter, "2026-06-30")).containsEntry("status", "marked");
    assertThat(network(adapter).getStatus()).isEqualTo(CareTeamStatus.INACTIVE);
    assertThat(network(adapter).getParticipant())
        .allMatch(participant -> participant.getPeriod().hasEnd());
    assertThat(flag(adapter).getStatus()).isEqualTo(Flag.FlagStatus.INACTIVE);
    assertThat(tasks(adapter, CareCode.REVIEW_MEDICATION)).noneMatch(FollowUps::isOpen);

    generatedResourcesConformToTheirProfiles(adapter);
  }

  private static void generatedResourcesConformToTheirProfiles(StartedAdapter adapter) {
    var validator = RegionalValidator.VALIDATOR;
    for (var type : List.of("CareTeam", "Flag", "Provenance", "Task")) {
      var made =
          adapter
              .get("/" + type + "?patient=" + PATIENT + "&_count=100")
              .bundle()
              .getEntry()
              .stream()
              .map(BundleEntryComponent::getResource)
              .filter(resource -> VOCABULARY.ownSource().equals(resource.getMeta().getSource()))
              .toList();
      assertThat(made).as(type).isNotEmpty();
      for (var resource : made) {
        assertThat(resource.getMeta().getProfile()).as(type).isNotEmpty();
        assertThat(validator.check(resource).errors()).as(json(resource)).isEmpty();
      }
    }
  }

  private static void patientIsKnownToTheGeneralPractitioner(StartedAdapter adapter) {
    for (var role : List.of(GP, NURSE, SPECIALIST)) {
      var resource = new PractitionerRole();
      resource.setId(role);
      ok(adapter.put("/" + role, json(resource)));
    }
    var patient = patient("journey", "999962012");
    patient.addGeneralPractitioner(new Reference(GP));
    ok(adapter.put("/" + PATIENT, json(patient)));
  }

  private static void generalPractitionerMarks(StartedAdapter adapter) {
    var marking = marking("journey-m", "journey", CareCode.PALLIATIEF, "2026-03-04T16:22:08+01:00");
    marking.setAsserter(new Reference(GP));
    ok(adapter.post("", json(transaction(marking))));
  }

  private static void hospitalMakesThePlan(StartedAdapter adapter) {
    var team = contribution("journey-hospital", "journey", "2026-03-20T10:00:00+01:00");
    with(team, SPECIALIST, responsible(), "2026-03-20T10:00:00+01:00");
    ok(adapter.post("", json(transaction(team))));
    var form =
        Messages.form("journey-form", "journey", "2026-03-20", TreatmentDecision.DO_NOT_PERFORM);
    form.setAuthor(new Reference(SPECIALIST));
    ok(adapter.put("/QuestionnaireResponse/journey-form", json(form)));
  }

  private static void generalPractitionerIsInformed(StartedAdapter adapter) {
    var task =
        tasks(adapter, CareCode.INFORM_GENERAL_PRACTITIONER).stream().findFirst().orElseThrow();
    assertThat(task.getOwner().getReference()).isEqualTo(GP);
    assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
    task.setStatus(TaskStatus.COMPLETED);
    task.setLastModifiedElement(new DateTimeType("2026-03-28T08:00:00+01:00"));
    ok(adapter.put("/Task/" + task.getIdElement().getIdPart(), json(task)));
  }

  private static void generalPractitionerDelegatesAndTheNurseAccepts(StartedAdapter adapter) {
    var team = contribution("journey-practice", "journey", "2026-04-01T17:00:00+02:00");
    with(team, NURSE, districtNurse(), "2026-03-28T09:00:00+01:00");
    ok(adapter.post("", json(transaction(team))));
    var asked = asked(TaskStatus.REQUESTED, "2026-04-01T17:30:00+02:00");
    ok(adapter.put("/Task/journey-d", json(asked)));
    assertThat(holder(adapter, "", "central-health-professional")).isEqualTo(GP);
    var accepted = asked(TaskStatus.ACCEPTED, "2026-04-02T09:00:00+02:00");
    accepted.getMeta().setSource("https://ecd.thuiszorg.example");
    ok(adapter.put("/Task/journey-d", json(accepted)));
  }

  private static Task asked(TaskStatus status, String time) {
    var task = delegation("journey-d", "journey", NURSE, status, time);
    task.setRequester(new Reference(GP));
    return task;
  }

  private static void hospiceGivesFeedback(StartedAdapter adapter) {
    var feedback = new Communication();
    feedback.setStatus(CommunicationStatus.COMPLETED);
    feedback.addCategory(VOCABULARY.concept(CareCode.FEEDBACK));
    feedback.setSubject(new Reference(PATIENT));
    feedback.addAbout(new Reference("QuestionnaireResponse/journey-form"));
    feedback.setSentElement(new DateTimeType("2026-05-10T14:00:00+02:00"));
    feedback.setSender(new Reference().setDisplay("Hospice De Leemkuil"));
    feedback
        .addPayload()
        .setContent(new StringType("Onduidelijk wie het weet."))
        .addExtension(VOCABULARY.url(CareShape.FORM_QUESTION), new StringType("1201"));
    ok(adapter.post("/Communication", json(feedback)));
  }

  private static void phaseBecomesTerminal(StartedAdapter adapter) {
    var marking = marking("journey-m", "journey", CareCode.TERMINAAL, "2026-06-18T09:40:51+02:00");
    marking.setAsserter(new Reference(GP));
    ok(adapter.put("/Condition/journey-m", json(marking)));
  }

  private static void patientDies(StartedAdapter adapter) {
    var patient = patient("journey", "999962012");
    patient.addGeneralPractitioner(new Reference(GP));
    patient.setDeceased(new DateTimeType("2026-07-02T04:10:00+02:00"));
    ok(adapter.put("/" + PATIENT, json(patient)));
  }

  private static void ok(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
  }

  /** The first value of each parameter of $marking-status, by name. */
  static java.util.Map<String, String> status(StartedAdapter adapter, String date) {
    var reply =
        adapter.get("/" + PATIENT + "/$marking-status" + (date.isEmpty() ? "" : "?date=" + date));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var answers = new java.util.HashMap<String, String>();
    reply.as(Parameters.class).getParameter().stream()
        .filter(parameter -> parameter.getValue() != null)
        .forEach(
            parameter ->
                answers.putIfAbsent(
                    parameter.getName(),
                    parameter.getValue() instanceof org.hl7.fhir.r4.model.Coding coding
                        ? coding.getCode()
                        : parameter.getValue().primitiveValue()));
    return answers;
  }

  private static String holder(StartedAdapter adapter, String date, String role) {
    var reply =
        adapter.get("/" + PATIENT + "/$care-network" + (date.isEmpty() ? "" : "?date=" + date));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.as(CareTeam.class).getParticipant().stream()
        .filter(
            participant ->
                participant.getRole().stream()
                    .anyMatch(r -> r.getCodingFirstRep().getCode().equals(role)))
        .map(participant -> participant.getMember().getReference())
        .collect(java.util.stream.Collectors.joining(" and "));
  }

  private static CareTeam network(StartedAdapter adapter) {
    return adapter
        .get(
            "/CareTeam?patient=" + PATIENT + "&category=" + VOCABULARY.system() + "%7Ccare-network")
        .bundle()
        .getEntry()
        .stream()
        .map(BundleEntryComponent::getResource)
        .filter(CareTeam.class::isInstance)
        .map(CareTeam.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Flag flag(StartedAdapter adapter) {
    return (Flag) adapter.get("/Flag?patient=" + PATIENT).bundle().getEntryFirstRep().getResource();
  }

  private static List<Task> tasks(StartedAdapter adapter, CareCode code) {
    return adapter
        .get("/Task?patient=" + PATIENT + "&code=" + VOCABULARY.system() + "%7C" + code.code())
        .bundle()
        .getEntry()
        .stream()
        .map(BundleEntryComponent::getResource)
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .toList();
  }
}
