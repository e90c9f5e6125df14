package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.intake.Door;
import nl.pzp.intake.PatientLinks;
import nl.pzp.pull.announced.PullNotifications;
import nl.pzp.record.search.SearchParameters;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR R4, the version in which the record is kept. */
@Component
final class R4Door implements FhirDoor {

  private final FhirContext fhir;
  private final SearchParameters searchParameters;
  private final Searches searches;
  private final PullNotifications notifications;

  R4Door(
      FhirContext fhirR4,
      SearchParameters searchParameters,
      Searches searches,
      PullNotifications notifications) {
    this.fhir = fhirR4;
    this.searchParameters = searchParameters;
    this.searches = searches;
    this.notifications = notifications;
  }

  @Override
  public Door door() {
    return Door.R4;
  }

  @Override
  public FhirContext fhir() {
    return fhir;
  }

  @Override
  public List<String> types() {
    return PatientLinks.types();
  }

  @Override
  public boolean showsTasks() {
    return true;
  }

  @Override
  public SearchParameters searchParameters() {
    return searchParameters;
  }

  @Override
  public Bundle find(ApiRequest request, String type, Map<String, List<String>> parameters) {
    return searches.find(request, type, parameters);
  }

  @Override
  public Optional<Resource> made(
      ApiRequest request, String type, String id, @Nullable String version) {
    return Optional.empty();
  }

  @Override
  public Optional<Task> pullNotification(String id) {
    return notifications.inR4(id);
  }

  @Override
  public Resource inR4(IBaseResource sent) {
    return (Resource) sent;
  }

  @Override
  public Resource said(Resource resource) {
    return resource;
  }

  @Override
  public Resource shown(ApiRequest request, Resource resource) {
    return resource;
  }

  @Override
  public List<Resource> shown(ApiRequest request, List<Resource> versions) {
    return versions;
  }

  @Override
  public Bundle shown(ApiRequest request, Bundle found) {
    return found;
  }

  @Override
  public IBase copy(IBase element) {
    return ((Element) element).copy();
  }
}
