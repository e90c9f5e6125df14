package nl.pzp.notify.twiin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import nl.pzp.identifier.Ura;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.PullTaskCodes;
import nl.pzp.terminology.PullTaskCodes.PullParameter;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.StringType;
import org.hl7.fhir.dstu3.model.Task;
import org.hl7.fhir.dstu3.model.Task.TaskIntent;
import org.hl7.fhir.dstu3.model.Task.TaskStatus;
import org.hl7.fhir.dstu3.model.Type;

/**
 * Writes the notification Task of a notified pull in STU3 (Twiin, Technical Agreement Notified Pull
 * 1.0.1, section 2.2).
 */
public final class PullTaskWriter {

  private final PullTaskCodes codes;
  private final Systems systems;

  public PullTaskWriter(PullTaskCodes codes, Systems systems) {
    this.codes = codes;
    this.systems = systems;
  }

  /** The Task; about the patient it tells only where to fetch. */
  public Task write(PullNotice notice) {
    var task = new Task();
    task.addIdentifier(uuid(notice.id()));
    task.setGroupIdentifier(uuid(notice.group()));
    task.setStatus(TaskStatus.REQUESTED);
    task.setIntent(TaskIntent.PROPOSAL);
    task.setCode(concept(codes.code()));
    task.setFor(patient(notice));
    task.setAuthoredOnElement(time(notice.occurredAt()));
    task.getRequester()
        .getAgent()
        .setIdentifier(new Identifier().setSystem(codes.uuidSystem()).setValue(notice.system()));
    task.getRequester().getOnBehalfOf().setIdentifier(ura(notice.sender()));
    task.getOwner().setIdentifier(ura(notice.receiver()));
    task.getRestriction().getPeriod().setEndElement(time(notice.until()));
    input(task, PullParameter.AUTHORIZATION_BASE, new StringType(notice.authorizationBase()));
    input(task, PullParameter.GET_WORKFLOW_TASK, new BooleanType(false));
    notice
        .reads()
        .forEach(read -> input(task, PullParameter.READ_AVAILABLE_RESOURCE, new Reference(read)));
    notice
        .queries()
        .forEach(
            query -> input(task, PullParameter.QUERY_AVAILABLE_RESOURCES, new StringType(query)));
    return task;
  }

  private Reference patient(PullNotice notice) {
    var patient = new Reference(notice.patient());
    var bsn = notice.bsn();
    if (bsn != null) {
      patient.setIdentifier(
          new Identifier().setSystem(systems.uri(NamingSystem.BSN)).setValue(bsn.value()));
    }
    return patient;
  }

  private void input(Task task, PullParameter parameter, Type value) {
    task.addInput().setType(concept(codes.coded(parameter))).setValue(value);
  }

  private Identifier uuid(String id) {
    return new Identifier().setSystem(codes.uuidSystem()).setValue("urn:uuid:" + id);
  }

  private Identifier ura(Ura ura) {
    return new Identifier().setSystem(systems.uri(NamingSystem.URA)).setValue(ura.value());
  }

  private static CodeableConcept concept(Coded coded) {
    var concept = new CodeableConcept();
    concept.addCoding().setSystem(coded.system()).setCode(coded.code());
    return concept;
  }

  private static DateTimeType time(Instant moment) {
    var time = new DateTimeType(Date.from(moment));
    time.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
    return time;
  }
}
