package nl.pzp.intake;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fixtures.CareNetworks.contribution;
import static nl.pzp.fixtures.CareNetworks.delegation;
import static nl.pzp.fixtures.CareNetworks.marking;
import static nl.pzp.fixtures.CareNetworks.responsible;
import static nl.pzp.fixtures.CareNetworks.with;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.careteam.CareCode;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.fixtures.CareNetworks;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The consequences of a commit share parsed resources, and none of them changes one. */
@ExtendWith(SharedAdapter.class)
class SharedVersionsTest {

  private static final String ID = "shared-versions";
  private static final String GP = "Practitioner/shared-versions-gp";
  private static final String OTHER = "Practitioner/shared-versions-other";

  private final StartedAdapter adapter;
  private final ParsedVersions versions;
  private final PatientRecord record;

  SharedVersionsTest(StartedAdapter adapter) {
    this.adapter = adapter;
    this.versions = adapter.bean(ParsedVersions.class);
    this.record = adapter.bean(PatientRecord.class);
  }

  @Test
  void noConsequenceChangesAResourceThatOthersRead() {
    for (var professional : new String[] {GP, OTHER}) {
      var practitioner = new Practitioner();
      practitioner.setId(professional);
      write(practitioner);
    }
    var known = patient(ID, "");
    known.getIdentifier().clear();
    known.addGeneralPractitioner().setReference(GP);
    write(known);

    write(marked("-m", CareCode.PALLIATIEF, "2026-03-01T10:00:00+01:00"));
    write(marked("-n", CareCode.TERMINAAL, "2026-03-02T10:00:00+01:00"));
    write(marked("-m", CareCode.TERMINAAL, "2026-02-01T10:00:00+01:00"));
    write(network(ID + "-t", OTHER, "2026-03-03T10:00:00+01:00"));
    write(network(ID + "-u", GP, "2026-03-04T10:00:00+01:00"));
    var delegation =
        delegation(ID + "-d", ID, OTHER, TaskStatus.REQUESTED, "2026-03-05T10:00:00+01:00");
    delegation.setRequester(new Reference(GP));
    write(delegation);
    write(signal());
    write(form(ID + "-f", ID, TreatmentDecision.PERFORM));
    write(resuscitation(ID + "-1", ID, ConsentProvisionType.PERMIT));
    write(resuscitation(ID + "-2", ID, ConsentProvisionType.DENY));
    known.setDeceased(new DateTimeType("2026-03-20T10:00:00+01:00"));
    write(known);
    var retracted = form(ID + "-f", ID, TreatmentDecision.PERFORM);
    retracted.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
    write(retracted);

    assertThat(versions.kept())
        .extracting(kept -> kept.version().type())
        .contains("Patient", "Condition", "CareTeam", "Task", "Flag", "DetectedIssue", "Consent");
  }

  private void write(Resource resource) {
    var id = resource.getIdElement();
    var path = "/" + resource.fhirType() + "/" + id.getIdPart();
    var reply = adapter.put(path, json(resource));
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
    for (var kept : versions.kept()) {
      var version = kept.version();
      record
          .read(version.type(), version.id(), version.version())
          .filter(stored -> !stored.deleted())
          .ifPresent(
              stored ->
                  assertThat(encoded(kept.resource()))
                      .as("%s after a write of %s", version, path)
                      .isEqualTo(encoded(versions.parse(stored))));
    }
  }

  private static Resource marked(String id, CareCode phase, String time) {
    var marking = marking(ID + id, ID, phase, time);
    marking.setAsserter(new Reference(GP));
    return marking;
  }

  private static Resource network(String id, String member, String time) {
    return with(contribution(id, ID, time), member, responsible(), time);
  }

  private static Resource signal() {
    var signal = new Communication();
    signal.setId(ID + "-s");
    signal.setStatus(CommunicationStatus.COMPLETED);
    signal.addCategory(CareNetworks.VOCABULARY.concept(CareCode.SIGNAL));
    signal.setSubject(new Reference("Patient/" + ID));
    signal.setSentElement(new DateTimeType("2026-03-06T10:00:00+01:00"));
    signal.addPayload().setContent(new StringType("Meer pijn"));
    return signal;
  }

  private static String encoded(Resource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }
}
