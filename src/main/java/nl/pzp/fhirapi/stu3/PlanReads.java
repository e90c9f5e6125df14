package nl.pzp.fhirapi.stu3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.Reads;
import nl.pzp.fhirapi.guard.Failures;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.PersonId;
import nl.pzp.summary.PlanContents;
import nl.pzp.summary.PlanDocuments;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Reads of the plan as a document: with its content, and audited. */
@Component
final class PlanReads {

  private final PlanDocuments documents;
  private final PlanContents contents;
  private final Reads reads;
  private final OperationOutcomes outcomes;

  PlanReads(
      PlanDocuments documents, PlanContents contents, Reads reads, OperationOutcomes outcomes) {
    this.documents = documents;
    this.contents = contents;
    this.reads = reads;
    this.outcomes = outcomes;
  }

  /** The document or its Binary, by id; empty for any other resource. */
  Optional<Resource> read(ApiRequest request, String type, String id) {
    var person = documents.personOf(id);
    if (person.isEmpty()) {
      return Optional.empty();
    }
    return switch (type) {
      case PlanDocuments.TYPE ->
          documents.reference(person.get()).map(found -> filled(request, person.get(), found));
      case "Binary" ->
          documents.reference(person.get()).map(found -> binary(request, person.get(), id));
      default -> Optional.empty();
    };
  }

  /**
   * Fills the plan documents in a searchset. Replaces one that cannot be made by an outcome that
   * names it.
   */
  void fill(ApiRequest request, Bundle found) {
    var problems = new ArrayList<Problem>();
    for (var entry : List.copyOf(found.getEntry())) {
      if (entry.getResource() instanceof DocumentReference document) {
        documents
            .personOf(document.getIdElement().getIdPart())
            .flatMap(person -> fill(request, person, document))
            .ifPresent(
                problem -> {
                  problems.add(problem);
                  found.getEntry().remove(entry);
                });
      }
    }
    if (!problems.isEmpty()) {
      var outcome = new BundleEntryComponent();
      outcome.setResource(outcomes.of(problems, request.reader()));
      outcome.getSearch().setMode(SearchEntryMode.OUTCOME);
      found.addEntry(outcome);
    }
  }

  private Optional<Problem> fill(ApiRequest request, PersonId person, DocumentReference document) {
    try {
      filled(request, person, document);
      return Optional.empty();
    } catch (RuntimeException e) {
      var why = Failures.problemsOf(e).get(0);
      return Optional.of(Problem.of(ViewProblem.PLAN_NOT_SHOWN).with("because", why.code().id()));
    }
  }

  private Resource filled(ApiRequest request, PersonId person, DocumentReference document) {
    var url = request.base() + "/Binary/" + document.getIdElement().getIdPart();
    var filled = contents.filled(person, document, url);
    audit(request, person);
    return filled;
  }

  private Resource binary(ApiRequest request, PersonId person, String id) {
    var binary = contents.binary(person, id);
    audit(request, person);
    return binary;
  }

  // A reader of the plan sees every resource behind it, so audit all of them.
  private void audit(ApiRequest request, PersonId person) {
    reads.seen(request.call(), person, contents.behind(person), null);
  }
}
