package nl.pzp.fhirapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.pzp.fhirapi.guard.Failures;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.StoredResponse;
import nl.pzp.security.Reach;
import nl.pzp.security.SecurityProblem;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Handles Bundles at the base address of every door. A transaction goes in whole or not at all; a
 * batch handles each entry as a message of its own.
 */
public final class BundleExchange {

  private static final String JSON = "application/fhir+json;charset=UTF-8";
  private static final String GET = "GET";

  private final FhirDoor door;
  private final BundleAccess entries;
  private final DoorView view;
  private final BundleGets questions;
  private final BundleServices around;

  BundleExchange(FhirDoor door, DoorView view, BundleServices around) {
    this.door = door;
    this.entries = new BundleAccess(door);
    this.view = view;
    this.questions = new BundleGets(view, door.types());
    this.around = around;
  }

  /**
   * Processes a transaction or a batch.
   *
   * @throws nl.pzp.problem.ProblemException when it is neither, has too many entries, or is a
   *     refused transaction
   */
  public IBaseBundle take(IBaseBundle bundle, ApiRequest request) {
    var most = around.limits().bundleEntries();
    if (entries.of(bundle).size() > most) {
      throw Problem.of(ApiProblem.BUNDLE_TOO_LONG)
          .with("limit", Integer.toString(most))
          .asException();
    }
    return switch (entries.type(bundle)) {
      case "transaction" -> transaction(request, bundle);
      case "batch" -> batch(request, bundle);
      default -> throw Problem.of(ApiProblem.BUNDLE_TYPE).asException();
    };
  }

  private IBaseBundle transaction(ApiRequest request, IBaseBundle bundle) {
    var response = said(around.door().write(request, request.call(), bundle));
    var answers = new ArrayList<>(entries.of(response));
    var asked = entries.of(bundle);
    // A GET within a transaction sees the writes of that transaction.
    for (int i = 0; i < answers.size(); i++) {
      var entry = asked.get(i);
      if (entries.method(entry).equals(GET)) {
        answers.set(i, answeredOrNot(request, entry));
      } else if (request.prefersRepresentation()) {
        represent(request, answers.get(i));
      }
    }
    entries.replace(response, answers);
    return response;
  }

  private void represent(ApiRequest request, IBase answer) {
    var location = entries.location(answer);
    if (!location.isEmpty()) {
      var parts = location.split("/", -1);
      view.written(request, parts[0], parts[1], parts[3])
          .ifPresent(resource -> entries.show(answer, resource));
    }
  }

  private IBaseBundle batch(ApiRequest request, IBaseBundle bundle) {
    var answers = new ArrayList<IBase>();
    for (var entry : entries.of(bundle)) {
      answers.add(single(request, bundle, entry));
    }
    var response = entries.batchResponse(answers);
    var message = request.call().message();
    if (message != null) {
      var answer =
          new StoredResponse(200, JSON, json(repeatable(request, bundle, response)), Map.of());
      around
          .record()
          .change(
              message,
              change -> {
                change.answer(answer);
                return message;
              });
    }
    return response;
  }

  // A repeat of the batch gets the stored answer, when the patient may have refused in between. So
  // nothing that a caller of limited reach read is stored.
  private IBaseBundle repeatable(ApiRequest request, IBaseBundle bundle, IBaseBundle response) {
    if (request.call().principal().reach() == Reach.ALL) {
      return response;
    }
    var asked = entries.of(bundle);
    var answers = entries.of(response);
    var kept = new ArrayList<IBase>();
    for (int i = 0; i < answers.size(); i++) {
      kept.add(
          entries.method(asked.get(i)).equals(GET)
              ? refused(request, List.of(Problem.of(SecurityProblem.ANSWER_NOT_REPEATED)))
              : entries.withoutResource(answers.get(i)));
    }
    return entries.batchResponse(kept);
  }

  private IBase single(ApiRequest request, IBaseBundle bundle, IBase entry) {
    if (entries.method(entry).equals(GET)) {
      return answeredOrNot(request, entry);
    }
    try {
      return written(request, bundle, entry);
    } catch (RuntimeException e) {
      return refused(request, Failures.problemsOf(e));
    }
  }

  // A failing GET does not undo the writes before it.
  private IBase answeredOrNot(ApiRequest request, IBase entry) {
    try {
      return entries.found(questions.answer(request, entries.url(entry)));
    } catch (RuntimeException e) {
      var problems = Failures.problemsOf(e);
      around.inbox().auditRefusal(request.call(), problems);
      return refused(request, problems);
    }
  }

  private IBase written(ApiRequest request, IBaseBundle bundle, IBase entry) {
    var alone = entries.alone(bundle, entry);
    var call = around.inbox().receivePart(request.call(), json(alone));
    try {
      var answer = entries.of(said(around.door().write(request, call, alone))).get(0);
      if (request.prefersRepresentation()) {
        represent(request, answer);
      }
      return answer;
    } catch (RuntimeException e) {
      around.inbox().refuse(call, Failures.problemsOf(e), request.reader());
      throw e;
    }
  }

  private IBase refused(ApiRequest request, List<Problem> problems) {
    return entries.refused(
        OperationOutcomes.httpStatus(problems),
        door.said(around.outcomes().of(problems, request.reader())));
  }

  private IBaseBundle said(Bundle response) {
    return (IBaseBundle) door.said(response);
  }

  private byte[] json(IBaseResource resource) {
    return door.fhir()
        .newJsonParser()
        .encodeResourceToString(resource)
        .getBytes(StandardCharsets.UTF_8);
  }
}
