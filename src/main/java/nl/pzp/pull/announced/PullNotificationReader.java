package nl.pzp.pull.announced;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.PullTaskCodes;
import nl.pzp.terminology.PullTaskCodes.PullParameter;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Reads a notified pull's Task, in STU3 or R4. */
final class PullNotificationReader {

  private final PullTaskCodes codes;
  private final Systems systems;
  private final @Nullable String ourUra;
  private final Clock clock;

  /**
   * @param ourUra null when not set: then the owner is not checked
   */
  PullNotificationReader(
      PullTaskCodes codes, Systems systems, @Nullable String ourUra, Clock clock) {
    this.codes = codes;
    this.systems = systems;
    this.ourUra = ourUra;
    this.clock = clock;
  }

  boolean isNotice(@Nullable IBaseResource resource) {
    if (resource instanceof Task task) {
      return task.getCode().getCoding().stream()
          .anyMatch(coding -> isCode(coding.getSystem(), coding.getCode()));
    }
    return resource instanceof org.hl7.fhir.dstu3.model.Task task
        && task.getCode().getCoding().stream()
            .anyMatch(coding -> isCode(coding.getSystem(), coding.getCode()));
  }

  /** Whether the Task cancels an earlier notification. */
  boolean isCancelled(IBaseResource resource) {
    return status(resource).equals("cancelled");
  }

  /**
   * The notification in a Task.
   *
   * @throws nl.pzp.problem.ProblemException when the Task lacks something needed
   */
  PullNotification read(IBaseResource resource) {
    var task = resource instanceof Task r4 ? r4 : inR4((org.hl7.fhir.dstu3.model.Task) resource);
    if (!List.of("requested", "cancelled").contains(status(resource))) {
      throw problem(PullNotificationProblem.STATUS_NOT_OFFERED, "Task.status");
    }
    var identifier =
        task.getIdentifier().stream()
            .filter(each -> each.hasSystem() && each.hasValue())
            .findFirst()
            .orElseThrow(
                () -> problem(PullNotificationProblem.IDENTIFIER_MISSING, "Task.identifier"));
    checkOwner(task.getOwner().getIdentifier());
    if (until(resource).filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      throw problem(PullNotificationProblem.OVER, "Task.restriction.period.end");
    }
    return new PullNotification(
        identifier.getSystem(),
        identifier.getValue(),
        organisation(task.getRequester().getIdentifier())
            .orElseThrow(() -> problem(PullNotificationProblem.SENDER_MISSING, "Task.requester")),
        bsn(task.getFor().getIdentifier())
            .orElseThrow(() -> problem(PullNotificationProblem.PATIENT_MISSING, "Task.for"))
            .value(),
        authorizationBase(task));
  }

  /** Until when the plan can be fetched, if the Task says so. */
  Optional<Instant> until(IBaseResource resource) {
    var end =
        resource instanceof Task task
            ? task.getRestriction().getPeriod().getEnd()
            : ((org.hl7.fhir.dstu3.model.Task) resource).getRestriction().getPeriod().getEnd();
    return Optional.ofNullable(end).map(Date::toInstant);
  }

  private void checkOwner(Identifier owner) {
    var number = organisation(owner);
    var ura = systems.uri(NamingSystem.URA) + "|";
    if (ourUra != null
        && number.isPresent()
        && number.get().startsWith(ura)
        && !digits(number.get().substring(ura.length())).equals(digits(ourUra))) {
      throw problem(PullNotificationProblem.NOT_FOR_US, "Task.owner");
    }
  }

  /** The identifier of an organisation, its system as a URI. */
  private Optional<String> organisation(Identifier identifier) {
    if (!identifier.hasSystem() || !identifier.hasValue()) {
      return Optional.empty();
    }
    var system =
        Stream.of(NamingSystem.URA, NamingSystem.AGB)
            .filter(
                name -> systems.spellings(name).contains(String.valueOf(identifier.getSystem())))
            .map(systems::uri)
            .findFirst()
            .orElse(identifier.getSystem());
    return Optional.of(system + "|" + identifier.getValue());
  }

  private Optional<Bsn> bsn(Identifier identifier) {
    var known = systems.spellings(NamingSystem.BSN);
    return known.contains(String.valueOf(identifier.getSystem())) && identifier.hasValue()
        ? Bsn.parse(identifier.getValue())
        : Optional.empty();
  }

  private @Nullable String authorizationBase(Task task) {
    var wanted = codes.coded(PullParameter.AUTHORIZATION_BASE);
    return task.getInput().stream()
        .filter(
            input ->
                input.getType().getCoding().stream()
                    .anyMatch(
                        coding ->
                            wanted.code().equals(coding.getCode())
                                && String.valueOf(wanted.system()).equals(coding.getSystem())))
        .map(input -> input.getValue() == null ? null : input.getValue().primitiveValue())
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private boolean isCode(@Nullable String system, @Nullable String code) {
    return codes.code().code().equals(code) && String.valueOf(codes.code().system()).equals(system);
  }

  private static String status(IBaseResource resource) {
    if (resource instanceof Task task) {
      return task.hasStatus() ? task.getStatus().toCode() : "";
    }
    var task = (org.hl7.fhir.dstu3.model.Task) resource;
    return task.hasStatus() ? task.getStatus().toCode() : "";
  }

  // Converts only the elements read above: the inbox keeps the whole Task.
  private static Task inR4(org.hl7.fhir.dstu3.model.Task sent) {
    var task = new Task();
    sent.getIdentifier().forEach(each -> task.addIdentifier(identifier(each)));
    task.getRequester()
        .setIdentifier(identifier(sent.getRequester().getOnBehalfOf().getIdentifier()));
    task.getOwner().setIdentifier(identifier(sent.getOwner().getIdentifier()));
    task.getFor().setIdentifier(identifier(sent.getFor().getIdentifier()));
    for (var input : sent.getInput()) {
      var value = input.getValue();
      if (value != null && value.isPrimitive()) {
        var to = task.addInput();
        input
            .getType()
            .getCoding()
            .forEach(c -> to.getType().addCoding().setSystem(c.getSystem()).setCode(c.getCode()));
        to.setValue(new org.hl7.fhir.r4.model.StringType(value.primitiveValue()));
      }
    }
    return task;
  }

  private static Identifier identifier(org.hl7.fhir.dstu3.model.Identifier sent) {
    return new Identifier().setSystem(sent.getSystem()).setValue(sent.getValue());
  }

  private static String digits(String number) {
    return number.replaceFirst("^0+", "");
  }

  private static RuntimeException problem(PullNotificationProblem code, String place) {
    return Problem.of(code).at(Place.at(place)).asException();
  }
}
