package nl.pzp.fhirapi.subscription;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.pzp.audit.AuditTrail;
import nl.pzp.intake.IncomingCall;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.delivery.DisclosableEvent;
import nl.pzp.notify.delivery.EventHistory;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $status} and {@code $events} of the Subscriptions R5 Backport guide. */
@Component
public final class SubscriptionOperations {

  private static final String TYPE = "Subscription";

  private final Subscriptions subscriptions;
  private final EventHistory history;
  private final PatientRecord record;
  private final AuditTrail audit;
  private final FhirContext fhir;

  SubscriptionOperations(
      Subscriptions subscriptions,
      EventHistory history,
      PatientRecord record,
      AuditTrail audit,
      FhirContext fhir) {
    this.subscriptions = subscriptions;
    this.history = history;
    this.record = record;
    this.audit = audit;
    this.fhir = fhir;
  }

  /** The state of one subscription. */
  @Operation(name = "$status", typeName = TYPE, idempotent = true, manualResponse = true)
  public void status(@IdParam IdType id, RequestDetails details, HttpServletResponse response)
      throws IOException {
    var call = Calls.of(details);
    var kept = subscriptions.find(id.getIdPart(), owner(call));
    send(statuses(call, List.of(kept)), details, response);
  }

  /** The state of all or some of the caller's subscriptions. */
  @Operation(name = "$status", typeName = TYPE, idempotent = true, manualResponse = true)
  public void statuses(
      @OperationParam(name = "id") @Nullable List<IdType> ids,
      @OperationParam(name = "status") @Nullable List<CodeType> statuses,
      RequestDetails details,
      HttpServletResponse response)
      throws IOException {
    var call = Calls.of(details);
    var wanted = ids == null ? List.<String>of() : ids.stream().map(IdType::getIdPart).toList();
    var states =
        statuses == null ? List.<String>of() : statuses.stream().map(CodeType::getCode).toList();
    var found =
        subscriptions.of(owner(call)).stream()
            .filter(kept -> wanted.isEmpty() || wanted.contains(kept.id()))
            .filter(kept -> states.isEmpty() || states.contains(kept.status().code()))
            .toList();
    send(statuses(call, found), details, response);
  }

  /**
   * Events in a range of numbers, both ends included. Each has its original number and content, as
   * far as the caller may still see it.
   */
  @Operation(name = "$events", typeName = TYPE, idempotent = true, manualResponse = true)
  public void events(
      @IdParam IdType id,
      @OperationParam(name = "eventsSinceNumber") @Nullable StringType since,
      @OperationParam(name = "eventsUntilNumber") @Nullable StringType until,
      @OperationParam(name = "content") @Nullable CodeType content,
      RequestDetails details,
      HttpServletResponse response)
      throws IOException {
    var call = Calls.of(details);
    var kept = subscriptions.find(id.getIdPart(), owner(call));
    var from = number(since, 1);
    var to = number(until, Long.MAX_VALUE);
    if (from > to) {
      throw Problem.of(NotifyProblem.NUMBER_UNREADABLE).asException();
    }
    var wanted =
        content == null ? null : Content.of(String.valueOf(content.getCode())).orElse(null);
    var events = history.between(kept, from, to, wanted);
    seen(call, kept, events);
    send(history.bundle(kept, events), details, response);
  }

  // HAPI would shorten the references; the notifications have them in full.
  private void send(Bundle answer, RequestDetails details, HttpServletResponse response)
      throws IOException {
    var format = details.getParameters().get("_format");
    var asked =
        format != null && format.length > 0
            ? format[0]
            : String.valueOf(details.getHeader("Accept"));
    var encoding = asked.contains("xml") ? EncodingEnum.XML : EncodingEnum.JSON;
    response.setStatus(200);
    response.setContentType(encoding.getResourceContentTypeNonLegacy() + ";charset=UTF-8");
    response
        .getOutputStream()
        .write(
            encoding
                .newParser(fhir)
                .encodeResourceToString(answer)
                .getBytes(StandardCharsets.UTF_8));
  }

  private Bundle statuses(IncomingCall call, List<KeptSubscription> found) {
    audit.record(
        call.seen(null, null, found.stream().map(KeptSubscription::toString).toList(), null));
    var bundle = new Bundle().setType(BundleType.SEARCHSET);
    bundle.setTotal(found.size());
    for (var kept : found) {
      var status = history.status(kept);
      bundle
          .addEntry()
          .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
          .setResource(status)
          .getSearch()
          .setMode(Bundle.SearchEntryMode.MATCH);
    }
    return bundle;
  }

  // Audit each person whose events are shown, before anything goes out.
  private void seen(IncomingCall call, KeptSubscription kept, List<DisclosableEvent> events) {
    audit.record(call.seen(null, null, List.of(kept.toString()), null));
    events.stream()
        .filter(cleared -> cleared.withheld() == null && cleared.shown() != Content.EMPTY)
        .map(cleared -> cleared.event().person())
        .distinct()
        .forEach(
            person ->
                audit.record(
                    call.seen(
                        person,
                        record.canonicalPatientId(person).orElse(null),
                        List.of(kept.toString()),
                        null)));
  }

  private static long number(@Nullable StringType text, long otherwise) {
    if (text == null || text.getValue() == null) {
      return otherwise;
    }
    if (!text.getValue().matches("0|[1-9][0-9]{0,17}")) {
      throw Problem.of(NotifyProblem.NUMBER_UNREADABLE).asException();
    }
    return Long.parseLong(text.getValue());
  }

  private static String owner(IncomingCall call) {
    return call.principal().name();
  }
}
