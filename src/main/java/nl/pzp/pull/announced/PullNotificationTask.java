package nl.pzp.pull.announced;

import java.util.Date;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.terminology.PullTaskCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Shows a notification as a Task in either version, for its sender to follow. It never names the
 * patient: anybody who knows the id may read it.
 */
final class PullNotificationTask {

  private final PullTaskCodes codes;

  PullNotificationTask(PullTaskCodes codes) {
    this.codes = codes;
  }

  /** As FHIR R4. */
  Task inR4(PullNotificationRow row) {
    var content = row.content();
    var task = new Task();
    task.setId(new IdType("Task", row.id(), Integer.toString(row.version())));
    task.getMeta().setVersionId(Integer.toString(row.version()));
    task.getMeta().setLastUpdatedElement(new InstantType(Date.from(row.changedAt())));
    task.addIdentifier(new Identifier().setSystem(content.system()).setValue(content.value()));
    task.setStatus(TaskStatus.fromCode(row.state().code()));
    task.setIntent(TaskIntent.PROPOSAL);
    task.getCode().addCoding().setSystem(codes.code().system()).setCode(codes.code().code());
    var bar = content.sender().indexOf('|');
    task.getRequester()
        .setIdentifier(
            new Identifier()
                .setSystem(content.sender().substring(0, bar))
                .setValue(content.sender().substring(bar + 1)));
    task.setLastModified(Date.from(row.changedAt()));
    if (row.outcome() != null) {
      task.setBusinessStatus(new CodeableConcept().setText(row.outcome()));
    }
    if (row.reasonCode() != null) {
      var reason = new CodeableConcept().setText(row.reason());
      reason.addCoding().setSystem(OperationOutcomes.PROBLEM_CODES).setCode(row.reasonCode());
      task.setStatusReason(reason);
    }
    return task;
  }

  /** As FHIR STU3. */
  org.hl7.fhir.dstu3.model.Task inStu3(PullNotificationRow row) {
    var r4 = inR4(row);
    var task = new org.hl7.fhir.dstu3.model.Task();
    task.setId(
        new org.hl7.fhir.dstu3.model.IdType("Task", row.id(), Integer.toString(row.version())));
    task.getMeta().setVersionId(Integer.toString(row.version()));
    task.getMeta().setLastUpdated(Date.from(row.changedAt()));
    task.addIdentifier(identifier(r4.getIdentifierFirstRep()));
    task.setStatus(org.hl7.fhir.dstu3.model.Task.TaskStatus.fromCode(row.state().code()));
    task.setIntent(org.hl7.fhir.dstu3.model.Task.TaskIntent.PROPOSAL);
    task.setCode(concept(r4.getCode()));
    var sender = identifier(r4.getRequester().getIdentifier());
    task.getRequester().getAgent().setIdentifier(sender);
    task.getRequester().getOnBehalfOf().setIdentifier(sender.copy());
    task.setLastModified(Date.from(row.changedAt()));
    if (r4.hasBusinessStatus()) {
      task.setBusinessStatus(concept(r4.getBusinessStatus()));
    }
    if (r4.hasStatusReason()) {
      task.setStatusReason(concept(r4.getStatusReason()));
    }
    return task;
  }

  private static org.hl7.fhir.dstu3.model.Identifier identifier(Identifier r4) {
    return new org.hl7.fhir.dstu3.model.Identifier()
        .setSystem(r4.getSystem())
        .setValue(r4.getValue());
  }

  private static org.hl7.fhir.dstu3.model.CodeableConcept concept(CodeableConcept r4) {
    var concept = new org.hl7.fhir.dstu3.model.CodeableConcept();
    concept.setText(r4.getText());
    r4.getCoding().forEach(c -> concept.addCoding().setSystem(c.getSystem()).setCode(c.getCode()));
    return concept;
  }
}
