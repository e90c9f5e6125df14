package nl.pzp.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.problem.Problem;
import nl.pzp.record.WriteCondition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Where a form and the resources beside it say different things of a treatment. The resources lead,
 * and every difference becomes a DetectedIssue that names both sides; so does a decision that only
 * the form has, because leaving it out in silence would lose it.
 */
final class Contradictions {

  private static final String SYSTEM = AdapterUrl.ISSUE_CODES;
  private static final String CODE = "form-contradicts-resources";

  private final CarePlanReader reader;

  Contradictions(CarePlanReader reader) {
    this.reader = reader;
  }

  List<Part> between(FilledForm form, MessageDraft draft, List<Note> notes) {
    var sent =
        draft.parts().stream()
            .map(Part::resource)
            .filter(Resource.class::isInstance)
            .map(Resource.class::cast)
            .toList();
    var questions =
        new FormQuestions(Objects.requireNonNull(form.pack(), "a form that was read has a pack"));
    var answers = Objects.requireNonNull(form.answers(), "a form that was read has answers");
    var issues = new ArrayList<Part>();
    for (var said : answers.directives().values()) {
      var beside = beside(said, sent, questions);
      if (said.decision() != null && !saysTheSame(said, beside.map(Beside::directive))) {
        var issue = issue(form, said, beside.map(Beside::consent).orElse(null), draft);
        issues.add(Part.made(issue, form.source(), WriteCondition.none()));
        notes.add(
            new Note(
                form.entry(),
                Problem.of(ApiProblem.FORM_CONTRADICTS_RESOURCES)
                    .with("issue", "DetectedIssue/" + issue.getIdElement().getIdPart())
                    .at(
                        questions.place(
                            nl.pzp.form.Concept.TREATMENT_DECISION, said.treatment()))));
      }
    }
    return issues;
  }

  private record Beside(TreatmentDirective directive, Consent consent) {}

  // Each Consent is read by itself: of several on one treatment none may hide another.
  private Optional<Beside> beside(
      TreatmentDirective said, List<Resource> sent, FormQuestions questions) {
    Beside differing = null;
    for (var resource : sent) {
      if (resource instanceof Consent consent) {
        var read = reader.read(List.of(consent), questions).form().directives();
        var directive = read.get(said.treatment());
        if (directive != null) {
          var found = new Beside(directive, consent);
          if (saysTheSame(said, Optional.of(directive))) {
            return Optional.of(found);
          }
          differing = found;
        }
      }
    }
    return Optional.ofNullable(differing);
  }

  private static boolean saysTheSame(TreatmentDirective form, Optional<TreatmentDirective> beside) {
    return beside.isPresent()
        && form.decision() == beside.get().decision()
        && Objects.equals(form.specification(), beside.get().specification());
  }

  private static DetectedIssue issue(
      FilledForm form, TreatmentDirective said, @Nullable Consent consent, MessageDraft draft) {
    var issue = new DetectedIssue();
    issue.setId(
        new IdType(
            "DetectedIssue",
            DeterministicId.of(form.source(), form.id(), CODE, said.treatment().name())));
    issue.setStatus(DetectedIssueStatus.FINAL);
    issue.setSeverity(DetectedIssueSeverity.HIGH);
    issue.getCode().addCoding().setSystem(SYSTEM).setCode(CODE);
    issue.setPatient(new Reference("Patient/" + patientId(draft)));
    if (form.response().getAuthoredElement().hasValue()) {
      issue.setIdentified(
          new DateTimeType(form.response().getAuthoredElement().getValueAsString()));
    }
    issue.addImplicated(new Reference("QuestionnaireResponse/" + form.id()));
    if (consent != null) {
      draft.parts().stream()
          .filter(part -> part.resource() == consent)
          .forEach(part -> issue.addImplicated(new Reference(part.reference())));
    }
    return issue;
  }

  private static String patientId(MessageDraft draft) {
    return draft.whose() instanceof MessageSubject.Brought brought
        ? brought.identity().patientId()
        : ((MessageSubject.Known) draft.whose()).patientId();
  }
}
