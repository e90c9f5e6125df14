package nl.pzp.fhirapi.stu3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.Reads;
import nl.pzp.fhirapi.guard.Failures;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.summary.SummaryPages;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Puts the plan as PDF into its document when a reader gets it, and audits that. */
@Component
final class PlanContents {

  private final PlanDocuments documents;
  private final PlanDocumentTexts texts;
  private final SummaryPages pages;
  private final PatientRecord record;
  private final Reads reads;
  private final OperationOutcomes outcomes;
  private final Clock clock;

  PlanContents(
      PlanDocuments documents,
      PlanDocumentTexts texts,
      SummaryPages pages,
      PatientRecord record,
      Reads reads,
      OperationOutcomes outcomes,
      Clock clock) {
    this.documents = documents;
    this.texts = texts;
    this.pages = pages;
    this.record = record;
    this.reads = reads;
    this.outcomes = outcomes;
    this.clock = clock;
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
    var pdf = pdf(request, person);
    document
        .getContentFirstRep()
        .getAttachment()
        .setUrl(request.base() + "/Binary/" + document.getIdElement().getIdPart())
        .setData(pdf)
        .setSize(pdf.length)
        .setHash(sha1(pdf));
    return document;
  }

  private Resource binary(ApiRequest request, PersonId person, String id) {
    var binary = new Binary();
    binary.setId(new IdType("Binary", id));
    binary.setContentType(PlanDocuments.PDF).setData(pdf(request, person));
    return binary;
  }

  // A reader of the plan sees every resource behind it, so audit all of them.
  private byte[] pdf(ApiRequest request, PersonId person) {
    var pdf = pages.pdf(person, clock.instant(), texts.reader());
    reads.seen(request.call(), person, record.current(person, Set.of()), null);
    return pdf;
  }

  // FHIR prescribes SHA-1 here (Attachment.hash); it protects nothing.
  private static byte[] sha1(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
