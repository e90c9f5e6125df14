package nl.pzp.fhirapi.subscription;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import nl.pzp.audit.AuditTrail;
import nl.pzp.intake.IncomingCall;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResponse;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.stereotype.Component;

/** Creates, shows, changes and deletes subscriptions. Each caller sees only its own. */
@Component
public final class SubscriptionDoor implements IResourceProvider {

  private static final String TYPE = "Subscription";
  private static final String JSON = "application/fhir+json;charset=UTF-8";
  private static final Set<String> PARAMETERS = Set.of("_id", "status", "url", "criteria", "topic");

  private final Subscriptions subscriptions;
  private final PatientRecord record;
  private final AuditTrail audit;
  private final FhirContext fhir;

  SubscriptionDoor(
      Subscriptions subscriptions, PatientRecord record, AuditTrail audit, FhirContext fhir) {
    this.subscriptions = subscriptions;
    this.record = record;
    this.audit = audit;
    this.fhir = fhir;
  }

  @Override
  public Class<Subscription> getResourceType() {
    return Subscription.class;
  }

  /** Creates a subscription. A duplicate gets the existing one. */
  @Create
  public MethodOutcome create(@ResourceParam Subscription asked, RequestDetails details) {
    var call = Calls.of(details);
    return write(
        call,
        () -> {
          var accepted = subscriptions.create(asked, owner(call));
          return outcome(accepted.subscription(), accepted.created() ? 201 : 200);
        });
  }

  /** Changes a subscription, ends it, or restarts it with a handshake. */
  @Update
  public MethodOutcome update(
      @IdParam IdType id, @ResourceParam Subscription asked, RequestDetails details) {
    var call = Calls.of(details);
    return write(
        call, () -> outcome(subscriptions.update(id.getIdPart(), asked, owner(call)), 200));
  }

  /** Deletes a subscription and its waiting events. */
  @Delete
  public MethodOutcome delete(@IdParam IdType id, RequestDetails details) {
    var call = Calls.of(details);
    return write(
        call,
        () -> {
          subscriptions.remove(id.getIdPart(), owner(call));
          var outcome = new MethodOutcome();
          outcome.setResponseStatusCode(204);
          return outcome;
        });
  }

  /** One subscription, without its secrets. */
  @Read
  public Subscription read(@IdParam IdType id, RequestDetails details) {
    var call = Calls.of(details);
    var kept = subscriptions.find(id.getIdPart(), owner(call));
    seen(call, List.of(kept));
    return subscriptions.shown(kept);
  }

  /** The caller's own subscriptions. */
  @Search(allowUnknownParams = true)
  public List<Subscription> search(RequestDetails details) {
    var call = Calls.of(details);
    var asked = details.getParameters();
    for (var name : asked.keySet()) {
      if (!PARAMETERS.contains(name) && !name.startsWith("_format") && !name.equals("_pretty")) {
        throw Problem.of(NotifyProblem.SEARCH_UNKNOWN).with("known", known()).asException();
      }
    }
    var found =
        subscriptions.of(owner(call)).stream()
            .filter(kept -> meets(asked, "_id", kept.id()))
            .filter(kept -> meets(asked, "status", kept.status().code()))
            .filter(kept -> meets(asked, "url", kept.terms().endpoint().toString()))
            .filter(kept -> meets(asked, "criteria", kept.terms().topic().url()))
            .filter(kept -> meets(asked, "topic", kept.terms().topic().url()))
            .toList();
    seen(call, found);
    return found.stream().map(subscriptions::shown).toList();
  }

  /** A write is part of the message that requested it: keep both or neither. */
  private MethodOutcome write(IncomingCall call, Supplier<MethodOutcome> work) {
    var message =
        Objects.requireNonNull(call.message(), "the guard keeps what is to change something");
    return record.change(
        message,
        change -> {
          var outcome = work.get();
          var resource = outcome.getResource();
          var id = outcome.getId();
          audit.record(
              call.seen(
                  null, null, id == null ? List.of() : List.of(TYPE + "/" + id.getIdPart()), null));
          var body = resource == null ? "" : fhir.newJsonParser().encodeResourceToString(resource);
          change.answer(
              new StoredResponse(
                  outcome.getResponseStatusCode(),
                  JSON,
                  body.getBytes(StandardCharsets.UTF_8),
                  id == null ? Map.of() : Map.of("Location", id.getValue())));
          return outcome;
        });
  }

  private MethodOutcome outcome(KeptSubscription kept, int status) {
    var outcome = new MethodOutcome();
    outcome.setId(new IdType(TYPE, kept.id(), Integer.toString(kept.revision())));
    outcome.setResource(subscriptions.shown(kept));
    outcome.setResponseStatusCode(status);
    return outcome;
  }

  private void seen(IncomingCall call, List<KeptSubscription> found) {
    audit.record(
        call.seen(null, null, found.stream().map(kept -> TYPE + "/" + kept.id()).toList(), null));
  }

  private static boolean meets(Map<String, String[]> asked, String name, String value) {
    var wanted = asked.get(name);
    return wanted == null
        || Arrays.stream(wanted).allMatch(each -> List.of(each.split(",", -1)).contains(value));
  }

  private static String known() {
    return String.join(", ", PARAMETERS.stream().sorted().toList());
  }

  static String owner(IncomingCall call) {
    return call.principal().name();
  }
}
