package nl.pzp.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.pzp.careplan.CarePlanContext;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.WriteCondition;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * The third step of a form: the resources of the standard, unless its sender gave them beside it;
 * then those lead, and what contradicts them is named.
 */
public final class PlanStep {

  private static final String FORM = "QuestionnaireResponse";
  private static final Set<String> COMPANIONS =
      Set.of(
          "Patient",
          "Practitioner",
          "PractitionerRole",
          "Organization",
          "RelatedPerson",
          FORM,
          "Binary",
          "DocumentReference",
          "Provenance");

  private final CarePlanWriter writer;
  private final FormReader reader;
  private final KnownPatient patients;
  private final Retraction retraction;
  private final Contradictions contradictions;
  private final KnownAuthor professionals;

  PlanStep(
      CarePlanWriter writer,
      FormReader reader,
      KnownPatient patients,
      Retraction retraction,
      Contradictions contradictions,
      KnownAuthor professionals) {
    this.writer = writer;
    this.reader = reader;
    this.patients = patients;
    this.retraction = retraction;
    this.contradictions = contradictions;
    this.professionals = professionals;
  }

  /** Makes what each form of the message gives. */
  public MessageDraft make(MessageDraft draft) {
    var forms = new ArrayList<FilledForm>();
    var notes = new ArrayList<Note>();
    var known =
        draft.forms().isEmpty()
            ? Optional.<PersonResources>empty()
            : patients.person(draft.whose()).map(patients::resources);
    for (var form : draft.forms()) {
      forms.add(form.withMade(made(form, draft, known, notes)));
    }
    return draft.with(forms, notes);
  }

  private List<Part> made(
      FilledForm form, MessageDraft draft, Optional<PersonResources> known, List<Note> notes) {
    if (form.answers() == null) {
      return retraction.of(form, draft, known, List.of(), notes);
    }
    if (draft.parts().stream()
        .anyMatch(part -> part.resource() != null && !COMPANIONS.contains(part.type()))) {
      return contradictions.between(form, draft, notes);
    }
    var plan = writer.write(form.answers(), context(form, form.answers(), draft, known));
    var refused = plan.problems().stream().filter(Problem::isError).toList();
    if (!refused.isEmpty()) {
      throw new ProblemException(refused);
    }
    plan.problems().forEach(problem -> notes.add(new Note(form.entry(), problem)));
    var parts =
        new ArrayList<>(
            plan.resources().stream()
                .map(resource -> Part.made(resource, form.source(), WriteCondition.none()))
                .toList());
    parts.addAll(retraction.of(form, draft, known, parts, notes));
    return parts;
  }

  private CarePlanContext context(
      FilledForm form, AcpForm answers, MessageDraft draft, Optional<PersonResources> known) {
    var authored = form.response().getAuthored();
    return new CarePlanContext(
        form.source(),
        form.id(),
        Objects.requireNonNull(form.pack(), "a form that was read has a pack"),
        patients.of(form, draft, known),
        professionals.of(form.response().getAuthor(), draft.parts()).orElse(null),
        authored == null ? null : authored.toInstant(),
        isNewest(form, answers, known),
        form.response().getStatus() == QuestionnaireResponse.QuestionnaireResponseStatus.AMENDED);
  }

  private boolean isNewest(FilledForm form, AcpForm answers, Optional<PersonResources> known) {
    var own = day(answers);
    return own.isEmpty()
        || known.isEmpty()
        || known.get().versions(Set.of(FORM)).stream()
            .filter(other -> !other.version().id().equals(form.id()))
            .map(ParsedVersion::resource)
            .map(QuestionnaireResponse.class::cast)
            .flatMap(other -> dayOf(other).stream())
            .noneMatch(day -> day.compareTo(own.get()) > 0);
  }

  private Optional<String> dayOf(QuestionnaireResponse known) {
    return known.getStatus() != QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR
            && reader.read(known) instanceof FormReading.Read read
        ? day(read.form())
        : Optional.empty();
  }

  private static Optional<String> day(AcpForm form) {
    return Optional.ofNullable(form.conversationDate()).map(moment -> moment.day());
  }

  /** The time of the conversation at its source, for subscribers. */
  static Instant occurred(FilledForm form, Instant otherwise) {
    var authored = form.response().getAuthored();
    return authored == null ? otherwise : authored.toInstant();
  }
}
