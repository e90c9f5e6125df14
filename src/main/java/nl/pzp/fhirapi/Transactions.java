package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.fhirapi.guard.DoorInbox;
import nl.pzp.fhirapi.guard.Failures;
import nl.pzp.fhirapi.guard.Ids;
import nl.pzp.fhirapi.guard.Limits;
import nl.pzp.fhirapi.intake.PatientLinks;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.Answer;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * Bundles at the base address: a transaction goes in whole or not at all, the entries of a batch
 * each by themselves, as messages of their own.
 */
public final class Transactions {

  private final WriteDoor door;
  private final Reads reads;
  private final Searches searches;
  private final DoorInbox inbox;
  private final PatientRecord record;
  private final OperationOutcomes outcomes;
  private final FhirContext fhir;
  private final Limits limits;

  Transactions(
      WriteDoor door,
      Reads reads,
      Searches searches,
      DoorInbox inbox,
      PatientRecord record,
      OperationOutcomes outcomes,
      FhirContext fhir,
      Limits limits) {
    this.door = door;
    this.reads = reads;
    this.searches = searches;
    this.inbox = inbox;
    this.record = record;
    this.outcomes = outcomes;
    this.fhir = fhir;
    this.limits = limits;
  }

  /** Takes in a transaction or a batch. */
  @Transaction
  public Bundle take(@TransactionParam Bundle bundle, RequestDetails details) {
    var request = ApiRequest.of(details);
    if (bundle.getEntry().size() > limits.bundleEntries()) {
      throw Problem.of(ApiProblem.BUNDLE_TOO_LONG)
          .with("limit", Integer.toString(limits.bundleEntries()))
          .asException();
    }
    if (bundle.getType() == BundleType.TRANSACTION) {
      return transaction(request, bundle);
    }
    if (bundle.getType() == BundleType.BATCH) {
      return batch(request, bundle);
    }
    throw Problem.of(ApiProblem.BUNDLE_TYPE).asException();
  }

  private Bundle transaction(ApiRequest request, Bundle bundle) {
    var response = door.write(request, request.call(), bundle);
    // What is asked along with a transaction is answered from what it made.
    for (int i = 0; i < bundle.getEntry().size(); i++) {
      var entry = bundle.getEntry().get(i);
      if (entry.getRequest().getMethod() == HTTPVerb.GET) {
        response.getEntry().set(i, answeredOrNot(request, entry));
      } else if (request.prefersRepresentation()) {
        represent(response.getEntry().get(i));
      }
    }
    return response;
  }

  private void represent(BundleEntryComponent entry) {
    var location = entry.getResponse().getLocation();
    if (location != null) {
      var parts = location.split("/", -1);
      entry.setResource(reads.written(parts[0], parts[1], parts[3]));
    }
  }

  private Bundle batch(ApiRequest request, Bundle bundle) {
    var response = new Bundle().setType(BundleType.BATCHRESPONSE);
    for (var entry : bundle.getEntry()) {
      response.addEntry(single(request, bundle, entry));
    }
    var message = request.call().message();
    if (message != null) {
      var body = fhir.newJsonParser().encodeResourceToString(response);
      record.change(
          message,
          change -> {
            change.answer(
                new Answer(
                    200,
                    "application/fhir+json;charset=UTF-8",
                    body.getBytes(StandardCharsets.UTF_8),
                    Map.of()));
            return message;
          });
    }
    return response;
  }

  private BundleEntryComponent single(
      ApiRequest request, Bundle bundle, BundleEntryComponent entry) {
    if (entry.getRequest().getMethod() == HTTPVerb.GET) {
      return answeredOrNot(request, entry);
    }
    try {
      return written(request, bundle, entry);
    } catch (RuntimeException e) {
      return refused(request, Failures.problemsOf(e));
    }
  }

  // What a question finds does not undo what was written before it.
  private BundleEntryComponent answeredOrNot(ApiRequest request, BundleEntryComponent entry) {
    try {
      return answered(request, entry);
    } catch (RuntimeException e) {
      var problems = Failures.problemsOf(e);
      inbox.auditRefusal(request.call(), problems);
      return refused(request, problems);
    }
  }

  private BundleEntryComponent written(
      ApiRequest request, Bundle bundle, BundleEntryComponent entry) {
    var alone = new Bundle().setType(BundleType.TRANSACTION).addEntry(entry.copy());
    alone.getMeta().setSource(bundle.getMeta().getSource());
    var call =
        inbox.receivePart(
            request.call(),
            fhir.newJsonParser().encodeResourceToString(alone).getBytes(StandardCharsets.UTF_8));
    try {
      var response = door.write(request, call, alone).getEntryFirstRep();
      if (request.prefersRepresentation()) {
        represent(response);
      }
      return response;
    } catch (RuntimeException e) {
      inbox.refuse(call, Failures.problemsOf(e), request.reader());
      throw e;
    }
  }

  private BundleEntryComponent refused(ApiRequest request, List<Problem> problems) {
    var entry = new BundleEntryComponent();
    entry
        .getResponse()
        .setStatus(Integer.toString(OperationOutcomes.httpStatus(problems)))
        .setOutcome(outcomes.of(problems, request.reader()));
    return entry;
  }

  private BundleEntryComponent answered(ApiRequest request, BundleEntryComponent entry) {
    var url = String.valueOf(entry.getRequest().getUrl()).replaceFirst("^/", "");
    int question = url.indexOf('?');
    var path = (question < 0 ? url : url.substring(0, question)).split("/", -1);
    Resource found = null;
    if (!PatientLinks.types().contains(path[0])) {
      throw Problem.of(ApiProblem.TYPE_UNKNOWN)
          .with("known", String.join(", ", PatientLinks.types()))
          .asException();
    } else if (path.length == 1) {
      var parameters = new LinkedHashMap<String, List<String>>();
      UrlUtil.parseQueryString(question < 0 ? "" : url.substring(question + 1))
          .forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
      found =
          searches.find(
              request.call(),
              path[0],
              parameters,
              request.isLenient(),
              request.base(),
              request.reader());
    } else if (path.length == 2 && Ids.isId(path[1])) {
      found = reads.read(request.call(), path[0], path[1]);
    } else if (path.length == 4 && path[2].equals("_history")) {
      found = reads.read(request.call(), path[0], path[1], path[3]);
    }
    if (found == null) {
      throw Problem.of(ApiProblem.ENTRY_UNREADABLE).asException();
    }
    var answered = new BundleEntryComponent().setResource(found);
    answered.getResponse().setStatus("200 OK");
    return answered;
  }
}
