package nl.pzp.fhirapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.pzp.fhirapi.guard.DoorInbox;
import nl.pzp.fhirapi.guard.Failures;
import nl.pzp.guard.Limits;
import nl.pzp.intake.ApiProblem;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResponse;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Bundles at the base address, at every door alike: a transaction goes in whole or not at all, the
 * entries of a batch each by themselves, as messages of their own.
 *
 * @param <B> the Bundle of the door's version of FHIR
 * @param <E> its entries
 */
public final class BundleExchange<B extends IBaseBundle, E> {

  /** What it needs that is the same at every door. */
  public record BundleServices(
      IntakeGateway door,
      DoorInbox inbox,
      PatientRecord record,
      OperationOutcomes outcomes,
      DoorLanguage languages,
      Limits limits) {}

  private static final String JSON = "application/fhir+json;charset=UTF-8";
  private static final String GET = "GET";

  private final BundleAccess<B, E> entries;
  private final DoorView view;
  private final BundleGets questions;
  private final BundleServices around;

  /**
   * @param types of the resources that can be asked for
   */
  public BundleExchange(
      BundleAccess<B, E> entries, DoorView view, List<String> types, BundleServices around) {
    this.entries = entries;
    this.view = view;
    this.questions = new BundleGets(view, types);
    this.around = around;
  }

  /**
   * Takes in a transaction or a batch.
   *
   * @throws nl.pzp.problem.ProblemException when it is neither, too long, or a transaction that was
   *     refused
   */
  public B take(B bundle, ApiRequest request) {
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

  private B transaction(ApiRequest request, B bundle) {
    var response = said(around.door().write(request, request.call(), bundle));
    var answers = entries.of(response);
    // What is asked along with a transaction is answered from what it made.
    for (int i = 0; i < answers.size(); i++) {
      var entry = entries.of(bundle).get(i);
      if (entries.method(entry).equals(GET)) {
        answers.set(i, answeredOrNot(request, entry));
      } else if (request.prefersRepresentation()) {
        represent(request, answers.get(i));
      }
    }
    return response;
  }

  private void represent(ApiRequest request, E answer) {
    var location = entries.location(answer);
    if (location != null) {
      var parts = location.split("/", -1);
      entries.show(answer, view.written(request, parts[0], parts[1], parts[3]));
    }
  }

  private B batch(ApiRequest request, B bundle) {
    var answers = new ArrayList<E>();
    for (var entry : entries.of(bundle)) {
      answers.add(single(request, bundle, entry));
    }
    var response = entries.batchResponse(answers);
    var message = request.call().message();
    if (message != null) {
      var answer = new StoredResponse(200, JSON, json(response), Map.of());
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

  private E single(ApiRequest request, B bundle, E entry) {
    if (entries.method(entry).equals(GET)) {
      return answeredOrNot(request, entry);
    }
    try {
      return written(request, bundle, entry);
    } catch (RuntimeException e) {
      return refused(request, Failures.problemsOf(e));
    }
  }

  // What a question finds does not undo what was written before it.
  private E answeredOrNot(ApiRequest request, E entry) {
    try {
      return entries.found(questions.answer(request, entries.url(entry)));
    } catch (RuntimeException e) {
      var problems = Failures.problemsOf(e);
      around.inbox().auditRefusal(request.call(), problems);
      return refused(request, problems);
    }
  }

  private E written(ApiRequest request, B bundle, E entry) {
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

  private E refused(ApiRequest request, List<Problem> problems) {
    return entries.refused(
        OperationOutcomes.httpStatus(problems),
        around.languages().said(entries.door(), around.outcomes().of(problems, request.reader())));
  }

  // The converter gives the Bundle of the version of the door: that is what B is.
  @SuppressWarnings("unchecked")
  private B said(org.hl7.fhir.r4.model.Bundle response) {
    return (B) around.languages().said(entries.door(), response);
  }

  private byte[] json(IBaseResource resource) {
    return around
        .languages()
        .fhir(entries.door())
        .newJsonParser()
        .encodeResourceToString(resource)
        .getBytes(StandardCharsets.UTF_8);
  }
}
