package nl.pzp.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordEvent;
import nl.pzp.record.Written;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/** Which event of the care plan a written message is: of its form, else of its first plan part. */
final class PlanEvents {

  private static final Set<String> PLAN =
      Set.of(
          "Consent",
          "Goal",
          "Observation",
          "Procedure",
          "Encounter",
          "DeviceUseStatement",
          "CommunicationRequest");

  private final MessageDraft draft;
  private final WrittenParts written;
  private final Instant now;

  PlanEvents(MessageDraft draft, WrittenParts written, Instant now) {
    this.draft = draft;
    this.written = written;
    this.now = now;
  }

  /** The event for this person; empty when nothing of a plan changed. */
  Optional<RecordEvent> of(PersonId person) {
    var form =
        draft.forms().stream()
            .flatMap(f -> ofEntry(f.entry()).filter(Written::changed).map(w -> event(person, f, w)))
            .findFirst();
    return form.or(
        () ->
            written.changed().stream()
                .filter(w -> PLAN.contains(w.resource().type()))
                .findFirst()
                .map(w -> event(person, "care-plan-changed", w, now)));
  }

  private Stream<Written> ofEntry(int entry) {
    return draft.parts().stream()
        .filter(part -> part.entry() == entry)
        .flatMap(part -> written.of(part).stream());
  }

  private RecordEvent event(PersonId person, FilledForm form, Written result) {
    var retracted = form.response().getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR;
    var kind =
        retracted
            ? "care-plan-retracted"
            : result.resource().version() == 1 ? "care-plan-recorded" : "care-plan-amended";
    return event(person, kind, result, PlanStep.occurred(form, now));
  }

  private static RecordEvent event(PersonId person, String kind, Written result, Instant occurred) {
    var resource = result.resource();
    return new RecordEvent(
        person, kind, resource.type(), resource.id(), resource.version(), occurred);
  }
}
