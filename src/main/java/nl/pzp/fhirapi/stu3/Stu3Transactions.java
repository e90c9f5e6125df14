package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.pzp.fhirapi.ApiProblem;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.WriteDoor;
import nl.pzp.fhirapi.guard.Door;
import nl.pzp.fhirapi.guard.DoorInbox;
import nl.pzp.fhirapi.guard.DoorLanguage;
import nl.pzp.fhirapi.guard.Failures;
import nl.pzp.fhirapi.guard.Limits;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.Answer;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.HTTPVerb;
import org.hl7.fhir.dstu3.model.Resource;

/**
 * Bundles at the base address, in STU3: a transaction goes in whole or not at all, the entries of a
 * batch each by themselves, as messages of their own.
 */
public final class Stu3Transactions {

  private static final String JSON = "application/fhir+json;charset=UTF-8";

  private final WriteDoor door;
  private final Stu3Reads reads;
  private final Stu3Questions questions;
  private final DoorInbox inbox;
  private final PatientRecord record;
  private final OperationOutcomes outcomes;
  private final DoorLanguage languages;
  private final Limits limits;

  Stu3Transactions(
      WriteDoor door,
      Stu3Reads reads,
      Stu3Questions questions,
      DoorInbox inbox,
      PatientRecord record,
      OperationOutcomes outcomes,
      DoorLanguage languages,
      Limits limits) {
    this.door = door;
    this.reads = reads;
    this.questions = questions;
    this.inbox = inbox;
    this.record = record;
    this.outcomes = outcomes;
    this.languages = languages;
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
    var response = said(door.write(request, request.call(), bundle));
    // What is asked along with a transaction is answered from what it made.
    for (int i = 0; i < bundle.getEntry().size(); i++) {
      var entry = bundle.getEntry().get(i);
      if (entry.getRequest().getMethod() == HTTPVerb.GET) {
        response.getEntry().set(i, answeredOrNot(request, entry));
      } else if (request.prefersRepresentation()) {
        represent(request, response.getEntry().get(i));
      }
    }
    return response;
  }

  private void represent(ApiRequest request, BundleEntryComponent entry) {
    var location = entry.getResponse().getLocation();
    if (location != null) {
      var parts = location.split("/", -1);
      entry.setResource(reads.written(request, parts[0], parts[1], parts[3]));
    }
  }

  private Bundle batch(ApiRequest request, Bundle bundle) {
    var response = new Bundle().setType(BundleType.BATCHRESPONSE);
    for (var entry : bundle.getEntry()) {
      response.addEntry(single(request, bundle, entry));
    }
    var message = request.call().message();
    if (message != null) {
      var answer = new Answer(200, JSON, json(response), Map.of());
      record.change(
          message,
          change -> {
            change.answer(answer);
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
      var answered =
          new BundleEntryComponent().setResource(questions.answer(request, entry.getRequest()));
      answered.getResponse().setStatus("200 OK");
      return answered;
    } catch (RuntimeException e) {
      var problems = Failures.problemsOf(e);
      inbox.auditRefusal(request.call(), problems);
      return refused(request, problems);
    }
  }

  private BundleEntryComponent written(
      ApiRequest request, Bundle bundle, BundleEntryComponent entry) {
    var alone = new Bundle().setType(BundleType.TRANSACTION).addEntry(entry.copy());
    alone.setMeta(bundle.getMeta().copy());
    var call = inbox.receivePart(request.call(), json(alone));
    try {
      var response = said(door.write(request, call, alone)).getEntryFirstRep();
      if (request.prefersRepresentation()) {
        represent(request, response);
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
        .setOutcome((Resource) languages.said(Door.STU3, outcomes.of(problems, request.reader())));
    return entry;
  }

  private Bundle said(org.hl7.fhir.r4.model.Bundle response) {
    return (Bundle) languages.said(Door.STU3, response);
  }

  private byte[] json(Bundle bundle) {
    return languages
        .fhir(Door.STU3)
        .newJsonParser()
        .encodeResourceToString(bundle)
        .getBytes(StandardCharsets.UTF_8);
  }
}
