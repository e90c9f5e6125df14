package nl.pzp.fhirapi;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import nl.pzp.fhirapi.BundleAccess.Asked;
import nl.pzp.guard.Ids;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import nl.pzp.security.Interaction;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * The interactions with resources of one type, the same at every door. A single write is a
 * transaction of one entry.
 */
public final class ResourceProvider implements IResourceProvider {

  private static final int CREATED = 201;

  private final String type;
  private final DoorView view;
  private final FhirDoor door;
  private final BundleAccess entries;
  private final IntakeGateway gateway;

  ResourceProvider(String type, FhirDoor door, DoorView view, IntakeGateway gateway) {
    this.type = type;
    this.door = door;
    this.view = view;
    this.entries = new BundleAccess(door);
    this.gateway = gateway;
  }

  @Override
  public Class<? extends IBaseResource> getResourceType() {
    return door.fhir().getResourceDefinition(type).getImplementingClass();
  }

  /** The current version, or the version that the id names. */
  @Read(version = true)
  public IBaseResource read(@IdParam IIdType id, RequestDetails details) {
    var request = ApiRequest.of(details);
    return id.hasVersionIdPart()
        ? view.read(request, type, id.getIdPart(), id.getVersionIdPart())
        : view.read(request, type, id.getIdPart());
  }

  /** All versions, newest first. */
  @History
  public IBundleProvider history(@IdParam IIdType id, RequestDetails details) {
    return new SimpleBundleProvider(view.history(ApiRequest.of(details), type, id.getIdPart()));
  }

  /** The matches of a search. */
  @Search(allowUnknownParams = true)
  public IBaseBundle search(RequestDetails details) {
    var request = ApiRequest.of(details);
    return view.find(request, type, request.parameters());
  }

  /** Stores a new resource under an id that is derived from its identity. */
  @Create
  public MethodOutcome create(@ResourceParam IBaseResource resource, RequestDetails details) {
    var sentId = BodyParser.sentId(details);
    if (sentId != null) {
      resource.setId(new IdType(type, sentId));
    }
    return write(
        new Asked("POST", type, null, null, details.getHeader("If-None-Exist"), resource), details);
  }

  /** Stores a version under the sender's own id. */
  @Update
  public MethodOutcome update(
      @IdParam IIdType id, @ResourceParam IBaseResource resource, RequestDetails details) {
    if (!Ids.isId(id.getIdPart())) {
      throw Problem.of(ApiProblem.REQUEST_UNREADABLE).asException();
    }
    return write(at("PUT", id, resource, details), details);
  }

  /** Deletes the resource and leaves a tombstone. */
  @Delete
  public MethodOutcome delete(@IdParam IIdType id, RequestDetails details) {
    return write(at("DELETE", id, null, details), details);
  }

  private Asked at(
      String method, IIdType id, @Nullable IBaseResource resource, RequestDetails details) {
    return new Asked(
        method,
        type + "/" + id.getIdPart(),
        details.getHeader("If-Match"),
        // Only "nothing may be there yet" can be said of a write (RFC 9110, 13.1.2).
        "*".equals(details.getHeader("If-None-Match")) ? "*" : null,
        null,
        resource);
  }

  private MethodOutcome write(Asked asked, RequestDetails details) {
    var request = ApiRequest.of(details);
    var response =
        gateway
            .write(request, request.call(), entries.transaction(asked))
            .getEntryFirstRep()
            .getResponse();
    var outcome = new MethodOutcome();
    outcome.setResponseStatusCode(Integer.parseInt(response.getStatus().substring(0, 3)));
    if (response.hasLocation()) {
      var id = new IdType(response.getLocation());
      outcome.setId(id);
      var said = response.getOutcome() instanceof OperationOutcome any ? any : nothingToSay();
      outcome.setOperationOutcome((IBaseOperationOutcome) door.said(said));
      // HAPI sets Location on a create by POST, but not on a create by PUT.
      if (request.call().interaction() == Interaction.UPDATE
          && outcome.getResponseStatusCode() == CREATED) {
        details.getResponse().addHeader("Location", request.base() + "/" + response.getLocation());
      }
      view.written(request, type, id.getIdPart(), id.getVersionIdPart())
          .ifPresent(outcome::setResource);
    }
    return outcome;
  }

  private static OperationOutcome nothingToSay() {
    var outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.INFORMATION)
        .setCode(IssueType.INFORMATIONAL)
        .getDetails()
        .setText("OK");
    return outcome;
  }
}
