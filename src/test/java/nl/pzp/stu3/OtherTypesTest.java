package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.EvidenceVariable;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Resources around the plan, invented, with every element that only one version has. */
class OtherTypesTest {

  private static final String SHARING =
      """
      {"resourceType": "Consent", "id": "sharing", "status": "active",
       "scope": {"coding": [{
         "system": "http://terminology.hl7.org/CodeSystem/consentscope",
         "code": "patient-privacy"}]},
       "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
       "patient": {"reference": "Patient/1"}, "dateTime": "2026-03-01",
       "performer": [{"reference": "Patient/1"}],
       "policyRule": {"coding": [{
         "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "OPTIN"}]},
       "provision": {"type": "%s"}}
      """;

  private final Stu3Converter converter = Fhir.converter();

  static Stream<String> r4() {
    return Stream.of(
        SHARING.formatted("permit"),
        SHARING.formatted("deny"),
        """
        {"resourceType": "Goal", "id": "1", "lifecycleStatus": "completed",
         "achievementStatus": {"coding": [{
           "system": "http://terminology.hl7.org/CodeSystem/goal-achievement",
           "code": "not-achieved"}]},
         "description": {"text": "zo lang mogelijk thuis"},
         "subject": {"reference": "Patient/1"},
         "target": [{"dueDate": "2026-04-01"}]}
        """,
        """
        {"resourceType": "CareTeam", "id": "1", "status": "active",
         "participant": [{
           "role": [{"text": "huisarts"}, {"text": "regiebehandelaar"}, {"text": "contact"}],
           "member": {"reference": "RelatedPerson/2", "display": "M. de Vries"}}]}
        """,
        """
        {"resourceType": "Observation", "id": "1", "status": "final",
         "code": {"text": "wens"},
         "note": [
           {"authorString": "arts", "time": "2026-03-01", "text": "eerste"},
           {"text": "tweede"}],
         "interpretation": [{"text": "een"}, {"text": "twee"}]}
        """,
        """
        {"resourceType": "Device", "id": "1", "status": "active",
         "identifier": [{"system": "urn:example", "value": "7"}],
         "udiCarrier": [{"deviceIdentifier": "08717648200274"}],
         "deviceName": [{"name": "ICD", "type": "udi-label-name"}],
         "serialNumber": "S-1", "lotNumber": "L-2", "modelNumber": "M-3",
         "manufactureDate": "2024-02-29",
         "type": {"text": "ICD"}, "patient": {"reference": "Patient/1"},
         "note": [{"text": "links"}]}
        """,
        """
        {"resourceType": "Condition", "id": "1",
         "clinicalStatus": {"coding": [{
           "system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
           "code": "relapse"}]},
         "verificationStatus": {"coding": [{
           "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status",
           "code": "unconfirmed"}]},
         "code": {"text": "hartfalen"}, "subject": {"reference": "Patient/1"},
         "recorder": {"reference": "Practitioner/3"}}
        """,
        """
        {"resourceType": "Flag", "id": "1", "status": "active",
         "category": [{"text": "een"}, {"text": "twee"}],
         "code": {"text": "let op"}, "subject": {"reference": "Patient/1"}}
        """,
        """
        {"resourceType": "DocumentReference", "id": "1", "status": "current",
         "type": {"text": "wilsverklaring"}, "subject": {"reference": "Patient/1"},
         "date": "2026-03-01T10:00:00+01:00",
         "author": [{"reference": "Practitioner/3"}],
         "content": [{"attachment": {"contentType": "application/pdf", "data": "JVBERg=="}}]}
        """,
        """
        {"resourceType": "Binary", "id": "1", "contentType": "application/pdf", "data": "JVBERg=="}
        """,
        """
        {"resourceType": "Task", "id": "1", "status": "requested", "intent": "order",
         "description": "bespreek het plan", "for": {"reference": "Patient/1"},
         "authoredOn": "2026-03-01"}
        """,
        """
        {"resourceType": "AuditEvent", "id": "1",
         "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-event-type",
           "code": "rest"},
         "action": "R", "recorded": "2026-03-01T10:00:00.000+01:00", "outcome": "0",
         "agent": [{"who": {"display": "adapter"}, "requestor": true}],
         "source": {"observer": {"display": "adapter"}},
         "entity": [{"what": {"reference": "Patient/1"}}]}
        """,
        """
        {"resourceType": "EpisodeOfCare", "id": "1", "status": "active",
         "patient": {"reference": "Patient/1"}, "period": {"start": "2026-03"}}
        """,
        """
        {"resourceType": "Organization", "id": "1", "name": "Praktijk Noord",
         "identifier": [{"system": "http://fhir.nl/fhir/NamingSystem/agb-z", "value": "01999999"}],
         "telecom": [{"system": "phone", "value": "0201234567"}]}
        """);
  }

  @ParameterizedTest
  @MethodSource("r4")
  void resourceSurvivesTheRoundTripThroughStu3(String json) {
    var source = Fhir.r4(json);

    var sent = converter.toStu3(source, ReferencedResources.none(), Stu3Style.full());
    var back = converter.toR4(sent.resource(), ReferencedResources.none());

    assertThat(sent.problems()).noneMatch(Problem::isError);
    assertThat(Fhir.lines(back.resource())).containsExactlyInAnyOrderElementsOf(Fhir.lines(source));
  }

  @ParameterizedTest
  @MethodSource("r4")
  void lossInThePublishedShapeIsReported(String json) {
    var source = Fhir.r4(json);

    var sent = converter.toStu3(source, ReferencedResources.none(), Stu3Style.plain());
    var back = Fhir.values(converter.toR4(sent.resource(), ReferencedResources.none()).resource());
    var missing = Fhir.values(source);
    back.forEach(missing::remove);

    assertThat(sent.losses().isEmpty()).isEqualTo(missing.isEmpty());
  }

  @Test
  void aRefusalToShareIsARefusalInStu3() {
    var stu3 =
        (org.hl7.fhir.dstu3.model.Consent)
            converter
                .toStu3(
                    Fhir.r4(SHARING.formatted("deny")),
                    ReferencedResources.none(),
                    Stu3Style.plain())
                .resource();

    assertThat(stu3.getExcept())
        .extracting(except -> except.getType().toCode())
        .containsExactly("deny");
    var back = (Consent) converter.toR4(stu3, ReferencedResources.none()).resource();
    assertThat(back.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
  }

  @Test
  void containedResourceIsConverted() {
    var consent = (DomainResource) Fhir.r4(SHARING.formatted("permit"));
    consent.addContained(new Practitioner().addName(name()).setId("arts"));

    var sent = converter.toStu3(consent, ReferencedResources.none(), Stu3Style.full()).resource();
    var back = converter.toR4(sent, ReferencedResources.none()).resource();

    assertThat(((org.hl7.fhir.dstu3.model.DomainResource) sent).getContained())
        .hasOnlyElementsOfType(org.hl7.fhir.dstu3.model.Practitioner.class);
    assertThat(Fhir.lines(back)).isEqualTo(Fhir.lines(consent));
  }

  @Test
  void bundleKeepsItsOwnElements() {
    var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setFullUrl("urn:uuid:4b4f5a2e-0000-4000-8000-000000000001")
        .setResource(Fhir.r4(SHARING.formatted("permit")))
        .getRequest()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl("Consent/sharing");
    bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.DELETE).setUrl("Consent/old");

    var sent = converter.toStu3(bundle, ReferencedResources.none(), Stu3Style.full()).resource();
    var back = converter.toR4(sent, ReferencedResources.none()).resource();

    assertThat(Fhir.lines(back)).isEqualTo(Fhir.lines(bundle));
  }

  @Test
  void unsupportedTypeIsRefused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                converter.toStu3(
                    new EvidenceVariable(), ReferencedResources.none(), Stu3Style.full()))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(Problem::code)
                    .containsExactly(Stu3Problem.NOT_CONVERTIBLE));
  }

  @Test
  void aCodeThatTheOtherVersionLacksIsRefusedNotGuessed() {
    var task = new Task().setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.UNKNOWN);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> converter.toStu3(task, ReferencedResources.none(), Stu3Style.full()));
  }

  private static org.hl7.fhir.r4.model.HumanName name() {
    return new org.hl7.fhir.r4.model.HumanName().setText("dr. J. de Vries");
  }
}
