package nl.pzp.fhirapi.stu3;

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
import nl.pzp.fhirapi.ApiProblem;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.WriteDoor;
import nl.pzp.fhirapi.guard.Door;
import nl.pzp.fhirapi.guard.DoorLanguage;
import nl.pzp.fhirapi.guard.Ids;
import nl.pzp.problem.Problem;
import nl.pzp.security.Interaction;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.HTTPVerb;
import org.hl7.fhir.dstu3.model.IdType;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.dstu3.model.OperationOutcome.IssueType;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What can be done in STU3 with resources of one type. A single write is a transaction of one. */
public final class Stu3Door implements IResourceProvider {

  private static final int CREATED = 201;

  private final String type;
  private final Stu3Reads reads;
  private final WriteDoor door;
  private final DoorLanguage languages;

  Stu3Door(String type, Stu3Reads reads, WriteDoor door, DoorLanguage languages) {
    this.type = type;
    this.reads = reads;
    this.door = door;
    this.languages = languages;
  }

  @Override
  public Class<? extends IBaseResource> getResourceType() {
    return languages.fhir(Door.STU3).getResourceDefinition(type).getImplementingClass();
  }

  /** The current version, or the version that the id names. */
  @Read(version = true)
  public IBaseResource read(@IdParam IdType id, RequestDetails details) {
    var request = ApiRequest.of(details);
    return id.hasVersionIdPart()
        ? reads.read(request, type, id.getIdPart(), id.getVersionIdPart())
        : reads.read(request, type, id.getIdPart());
  }

  /** All versions, newest first. */
  @History
  public IBundleProvider history(@IdParam IdType id, RequestDetails details) {
    return new SimpleBundleProvider(reads.history(ApiRequest.of(details), type, id.getIdPart()));
  }

  /** What the parameters find. */
  @Search(allowUnknownParams = true)
  public Bundle search(RequestDetails details) {
    var request = ApiRequest.of(details);
    return reads.find(request, type, request.parameters());
  }

  /** Keeps a new resource under an id that follows from what it is. */
  @Create
  public MethodOutcome create(@ResourceParam IBaseResource resource, RequestDetails details) {
    var sentId = BodyParser.sentId(details);
    if (sentId != null) {
      resource.setId(new IdType(type, sentId));
    }
    var entry = new BundleEntryComponent().setResource((Resource) resource);
    entry
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl(type)
        .setIfNoneExist(details.getHeader("If-None-Exist"));
    return write(entry, details);
  }

  /** Keeps a version under the id that its sender chose. */
  @Update
  public MethodOutcome update(
      @IdParam IdType id, @ResourceParam IBaseResource resource, RequestDetails details) {
    if (!Ids.isId(id.getIdPart())) {
      throw Problem.of(ApiProblem.REQUEST_UNREADABLE).asException();
    }
    var entry = new BundleEntryComponent().setResource((Resource) resource);
    entry
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(type + "/" + id.getIdPart())
        .setIfMatch(details.getHeader("If-Match"));
    return write(entry, details);
  }

  /** Leaves a tombstone. */
  @Delete
  public MethodOutcome delete(@IdParam IdType id, RequestDetails details) {
    var entry = new BundleEntryComponent();
    entry
        .getRequest()
        .setMethod(HTTPVerb.DELETE)
        .setUrl(type + "/" + id.getIdPart())
        .setIfMatch(details.getHeader("If-Match"));
    return write(entry, details);
  }

  private MethodOutcome write(BundleEntryComponent entry, RequestDetails details) {
    var request = ApiRequest.of(details);
    var transaction = new Bundle().setType(BundleType.TRANSACTION).addEntry(entry);
    var response =
        door.write(request, request.call(), transaction).getEntryFirstRep().getResponse();
    var outcome = new MethodOutcome();
    outcome.setResponseStatusCode(Integer.parseInt(response.getStatus().substring(0, 3)));
    if (response.hasLocation()) {
      var id = new IdType(response.getLocation());
      outcome.setId(id);
      outcome.setOperationOutcome(
          response.getOutcome() instanceof org.hl7.fhir.r4.model.OperationOutcome said
              ? (OperationOutcome) languages.said(Door.STU3, said)
              : nothingToSay());
      // HAPI says where a resource is when it was posted, not when it was put where none was.
      if (request.call().interaction() == Interaction.UPDATE
          && outcome.getResponseStatusCode() == CREATED) {
        details.getResponse().addHeader("Location", request.base() + "/" + response.getLocation());
      }
      outcome.setResource(reads.written(request, type, id.getIdPart(), id.getVersionIdPart()));
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
