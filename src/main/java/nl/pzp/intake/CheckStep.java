package nl.pzp.intake;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.problem.Severity;
import nl.pzp.validation.Readiness;
import nl.pzp.validation.ResourceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last step before the record: refuses what is unsafe to keep, and says what else does not
 * conform. A directive is not lost for a missing telephone type, unless its source wants it so.
 */
public final class CheckStep {

  private static final Logger LOG = LoggerFactory.getLogger(CheckStep.class);

  private final ResourceValidator validator;
  private final SafetyRules safety;
  private final FutureTimes future;
  private final List<Consequence> consequences;
  private final Set<String> strictSources;

  CheckStep(
      ResourceValidator validator,
      SafetyRules safety,
      FutureTimes future,
      List<Consequence> consequences,
      Set<String> strictSources) {
    this.validator = validator;
    this.safety = safety;
    this.future = future;
    this.consequences = List.copyOf(consequences);
    this.strictSources = strictSources;
  }

  /**
   * Checks what was sent and what was made.
   *
   * @throws ProblemException when a safety-bearing element is missing or ambiguous, or when the
   *     source is strict and something does not conform
   */
  public MessageDraft check(MessageDraft draft) {
    var notes = new ArrayList<Note>();
    for (var part : draft.parts()) {
      Stream.of(safety.check(part).stream(), future.check(part).stream(), refusals(part))
          .flatMap(each -> each)
          .forEach(problem -> notes.add(new Note(part.entry(), problem)));
    }
    var unsafe = notes.stream().map(Note::problem).filter(Problem::isError).toList();
    if (!unsafe.isEmpty()) {
      throw new ProblemException(unsafe);
    }
    var written = draft.everything().map(Part::resource).anyMatch(Resource.class::isInstance);
    if (!written) {
      return draft.with(draft.forms(), notes);
    }
    var strict = draft.parts().stream().map(Part::source).anyMatch(strictSources::contains);
    if (validator.readiness() != Readiness.READY && !strict) {
      notes.add(note(Problem.of(ApiProblem.NOTHING_VALIDATED)));
    } else {
      notes.addAll(found(draft, strict));
    }
    return draft.with(draft.forms(), notes);
  }

  private Stream<Problem> refusals(Part part) {
    var resource = part.resource();
    if (resource == null) {
      return part.action() == Part.Action.DELETE
          ? consequences.stream()
              .flatMap(each -> each.refusesDeletion(part.type(), part.id()).stream())
          : Stream.empty();
    }
    var named = named(part);
    return consequences.stream().flatMap(each -> each.refusals(named).stream());
  }

  private List<Note> found(MessageDraft draft, boolean strict) {
    var checked = new ArrayList<Part>();
    var bundle = new Bundle().setType(BundleType.COLLECTION);
    var made = draft.everything().filter(Part::isMade).map(Part::reference).collect(toSet());
    draft
        .everything()
        .filter(part -> part.resource() != null)
        // The form's version replaces a resource of its own message, so only that one is checked.
        .filter(part -> part.isMade() || !made.contains(part.reference()))
        .forEach(
            part -> {
              checked.add(part);
              bundle
                  .addEntry()
                  .setFullUrl(AdapterUrl.BASE + part.reference())
                  .setResource(named(part));
            });
    var findings = validator.check(bundle).atLeast(Severity.WARNING);
    var errors = findings.stream().filter(Problem::isError).toList();
    if (strict && errors.stream().anyMatch(problem -> !isMade(problem, checked))) {
      var problems = new ArrayList<Problem>();
      problems.add(Problem.of(ApiProblem.STRICT_SOURCE));
      problems.addAll(errors);
      throw new ProblemException(problems);
    }
    errors.stream()
        .filter(problem -> isMade(problem, checked))
        .forEach(problem -> LOG.error("A mapper made what its profile refuses: {}", problem));
    var notes = new ArrayList<Note>();
    if (!errors.isEmpty()) {
      notes.add(note(Problem.of(ApiProblem.KEPT_THOUGH_FLAGGED)));
    }
    findings.forEach(problem -> notes.add(new Note(entryOf(problem, checked), problem)));
    return notes;
  }

  private static Resource named(Part part) {
    var resource = part.resource();
    if (resource == null) {
      throw new IllegalArgumentException("Nothing to check in " + part);
    }
    resource.setId(new org.hl7.fhir.r4.model.IdType(part.type(), part.id()));
    return resource;
  }

  private static boolean isMade(Problem problem, List<Part> checked) {
    int index = indexOf(problem);
    return index >= 0 && index < checked.size() && checked.get(index).isMade();
  }

  private static int entryOf(Problem problem, List<Part> checked) {
    int index = indexOf(problem);
    return index < 0 || index >= checked.size() ? 0 : Math.max(checked.get(index).entry(), 0);
  }

  // The validator's places begin with the entry of the Bundle that it was given.
  private static int indexOf(Problem problem) {
    var expression = problem.place().expression();
    var start = "Bundle.entry[";
    if (expression == null || !expression.startsWith(start)) {
      return -1;
    }
    int end = expression.indexOf(']');
    return Integer.parseInt(expression.substring(start.length(), end));
  }

  private static Note note(Problem problem) {
    return new Note(0, problem);
  }
}
