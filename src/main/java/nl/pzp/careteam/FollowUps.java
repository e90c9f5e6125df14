package nl.pzp.careteam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Tasks for care network members. A signal or point for improvement goes to the responsible
 * practitioner of that moment; a conclusion or plan made elsewhere goes to the general
 * practitioner. A Task without addressee has no owner and is in the queue.
 */
public final class FollowUps {

  /** The worklist of Tasks without owner. */
  public static final String QUEUE = "queue";

  /**
   * A recorded plan.
   *
   * @param reference to the conversation
   * @param byGeneralPractitioner whether the general practitioner or the practice made it
   */
  public record PlanMade(String reference, Instant at, boolean byGeneralPractitioner) {}

  private final CareVocabulary vocabulary;

  public FollowUps(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The resulting Tasks in their initial state, with stable ids. */
  public List<Task> of(
      CareNetwork network,
      String patientId,
      Collection<? extends Resource> resources,
      Collection<PlanMade> plans) {
    var tasks = new ArrayList<Task>();
    for (var resource : resources) {
      if (resource instanceof Communication message) {
        ofMessage(message, network, patientId).ifPresent(tasks::add);
      } else if (resource instanceof DocumentReference document
          && vocabulary.is(document.getType(), CareCode.MDT_CONCLUSION)) {
        var task =
            task(
                CareCode.READ_MDT_CONCLUSION,
                patientId,
                RelativeReference.of(document),
                document.getDateElement());
        own(task, network.generalPractitioner().orElse(null));
        cancelIf(task, document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR);
        tasks.add(task);
      }
    }
    for (var plan : plans) {
      var owner = network.generalPractitioner();
      if (!plan.byGeneralPractitioner() && owner.isPresent()) {
        var task =
            task(
                CareCode.INFORM_GENERAL_PRACTITIONER,
                patientId,
                plan.reference(),
                SourceTime.text(plan.at()));
        own(task, owner.get());
        tasks.add(task);
      }
    }
    return tasks;
  }

  private Optional<Task> ofMessage(Communication message, CareNetwork network, String patientId) {
    var signal = vocabulary.is(message.getCategory(), CareCode.SIGNAL);
    var feedback = vocabulary.is(message.getCategory(), CareCode.FEEDBACK);
    if (!signal && !feedback) {
      return Optional.empty();
    }
    var task =
        task(
            signal ? CareCode.HANDLE_SIGNAL : CareCode.HANDLE_FEEDBACK,
            patientId,
            RelativeReference.of(message),
            message.getSentElement());
    var at = message.hasSent() ? message.getSent().toInstant() : Instant.EPOCH;
    own(task, addressee(network, at));
    cancelIf(task, message.getStatus() == CommunicationStatus.ENTEREDINERROR);
    for (var payload : message.getPayload()) {
      payload
          .getExtensionsByUrl(vocabulary.url(CareShape.FORM_QUESTION))
          .forEach(
              extension ->
                  task.addInput()
                      .setType(vocabulary.concept(CareCode.FORM_QUESTION))
                      .setValue(new StringType(extension.getValue().primitiveValue())));
    }
    return Optional.of(task);
  }

  /** The addressee at this moment; null when none is known. */
  public static @Nullable Member addressee(CareNetwork network, Instant moment) {
    var responsible = network.responsibleAt(moment).member();
    return responsible.isKnown() ? responsible : network.generalPractitioner().orElse(null);
  }

  /** A Task with a stable id, without owner. */
  public Task task(CareCode code, String patientId, String focus, BaseDateTimeType at) {
    var task = new Task();
    task.setId(
        new IdType(
            "Task", DeterministicId.of(vocabulary.ownSource(), code.code(), patientId, focus)));
    task.getMeta().addProfile(vocabulary.url(CareShape.FOLLOW_UP));
    task.setStatus(TaskStatus.REQUESTED);
    task.setIntent(TaskIntent.ORDER);
    task.setCode(vocabulary.concept(code));
    task.setFocus(new Reference(focus));
    task.setFor(new Reference("Patient/" + patientId));
    if (at.hasValue()) {
      task.setAuthoredOnElement(SourceTime.text(SourceTime.firstMoment(at)));
    }
    return task;
  }

  /** Assigns the Task to a member, or to the queue. */
  public void own(Task task, @Nullable Member owner) {
    if (owner != null) {
      task.setOwner(owner.toReference());
    }
  }

  /**
   * The Task's current state. The newest statement leads, but a Task without a cause is closed. An
   * open Task is on its owner's worklist, or in the queue.
   *
   * @param said the newest statement about it, if any
   */
  public Task asItIs(Task base, Optional<SourceStatement> said) {
    var task = base.copy();
    said.map(statement -> (Task) statement.content())
        .ifPresent(
            stated -> {
              task.setStatus(stated.getStatus());
              task.setLastModifiedElement(stated.getLastModifiedElement());
              task.setStatusReason(stated.getStatusReason());
              task.setExecutionPeriod(stated.getExecutionPeriod());
              task.setNote(stated.getNote());
              task.setOutput(stated.getOutput());
              if (stated.hasOwner()) {
                task.setOwner(stated.getOwner());
              }
            });
    if (isOpen(task) && !isOpen(base)) {
      task.setStatus(base.getStatus());
    }
    task.getIdentifier().removeIf(i -> vocabulary.worklist().equals(i.getSystem()));
    if (isOpen(task)) {
      task.addIdentifier()
          .setSystem(vocabulary.worklist())
          .setValue(task.hasOwner() ? listOf(Member.of(task.getOwner())) : QUEUE);
    }
    return task;
  }

  /** The worklist of one member. */
  public static String listOf(Member member) {
    return "owner/" + (member.reference().isEmpty() ? "unnamed" : member.reference());
  }

  /** Whether the Task still needs an action. */
  public static boolean isOpen(Task task) {
    return switch (task.getStatus() == null ? TaskStatus.NULL : task.getStatus()) {
      case COMPLETED, CANCELLED, REJECTED, FAILED, ENTEREDINERROR -> false;
      case DRAFT, REQUESTED, RECEIVED, ACCEPTED, READY, INPROGRESS, ONHOLD, NULL -> true;
    };
  }

  public static void cancelIf(Task task, boolean moot) {
    if (moot) {
      task.setStatus(TaskStatus.CANCELLED);
    }
  }
}
