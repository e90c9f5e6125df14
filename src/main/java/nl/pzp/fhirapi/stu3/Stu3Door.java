package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.FhirDoor;
import nl.pzp.intake.Door;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.intake.PatientLinks;
import nl.pzp.pull.announced.PullNotifications;
import nl.pzp.record.search.SearchParameters;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Intake;
import nl.pzp.summary.PlanDocuments;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Element;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.Task;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR STU3 with zib2017: converts from R4 on the way out and to R4 on the way in. */
@Component
final class Stu3Door implements FhirDoor {

  private final Stu3View view;
  private final Stu3Searches searches;
  private final PlanReads plans;
  private final Stu3Intake intake;
  private final DoorLanguage languages;
  private final PullNotifications notifications;
  private final List<String> types;

  Stu3Door(
      Stu3View view,
      Stu3Searches searches,
      PlanReads plans,
      Stu3Intake intake,
      Stu3Converter converter,
      DoorLanguage languages,
      PullNotifications notifications) {
    this.view = view;
    this.searches = searches;
    this.plans = plans;
    this.intake = intake;
    this.languages = languages;
    this.notifications = notifications;
    this.types = PatientLinks.types().stream().filter(converter::converts).toList();
  }

  @Override
  public Door door() {
    return Door.STU3;
  }

  @Override
  public FhirContext fhir() {
    return languages.fhir(Door.STU3);
  }

  @Override
  public List<String> types() {
    return types;
  }

  @Override
  public boolean showsTasks() {
    return false;
  }

  @Override
  public SearchParameters searchParameters() {
    return searches.parameters();
  }

  @Override
  public org.hl7.fhir.r4.model.Bundle find(
      ApiRequest request, String type, Map<String, List<String>> parameters) {
    var found = searches.find(request, type, parameters);
    plans.fill(request, found);
    return found;
  }

  @Override
  public Optional<org.hl7.fhir.r4.model.Resource> made(
      ApiRequest request, String type, String id, @Nullable String version) {
    return version == null || version.equals(PlanDocuments.VERSION)
        ? plans.read(request, type, id)
        : Optional.empty();
  }

  @Override
  public Optional<Task> pullNotification(String id) {
    return notifications.inStu3(id);
  }

  @Override
  public org.hl7.fhir.r4.model.Resource inR4(IBaseResource sent) {
    if (!(sent instanceof Parameters parameters)) {
      return intake.accept((Resource) sent, ReferencedResources.none()).resource();
    }
    var inR4 = new org.hl7.fhir.r4.model.Parameters();
    parameters.getParameter().forEach(parameter -> add(inR4, parameter));
    return inR4;
  }

  // Operations need only the text of a value.
  private void add(org.hl7.fhir.r4.model.Parameters inR4, ParametersParameterComponent parameter) {
    var added = inR4.addParameter().setName(parameter.getName());
    if (parameter.hasResource()) {
      added.setResource(inR4(parameter.getResource()));
    } else if (parameter.getValue() instanceof Reference reference) {
      added.setValue(new org.hl7.fhir.r4.model.Reference(reference.getReference()));
    } else if (parameter.hasValue()) {
      added.setValue(new StringType(parameter.getValue().primitiveValue()));
    }
  }

  @Override
  public Resource said(org.hl7.fhir.r4.model.Resource resource) {
    return (Resource) languages.said(Door.STU3, resource);
  }

  @Override
  public Resource shown(ApiRequest request, org.hl7.fhir.r4.model.Resource resource) {
    if (resource instanceof OperationOutcome outcome) {
      return said(outcome);
    }
    if (!(resource instanceof org.hl7.fhir.r4.model.Parameters parameters)) {
      return view.of(request, resource);
    }
    var shown = new Parameters();
    for (var parameter : parameters.getParameter()) {
      shown
          .addParameter()
          .setName(parameter.getName())
          .setResource(shown(request, parameter.getResource()));
    }
    return shown;
  }

  @Override
  public List<Resource> shown(ApiRequest request, List<org.hl7.fhir.r4.model.Resource> versions) {
    return view.history(request, versions);
  }

  @Override
  public Bundle shown(ApiRequest request, org.hl7.fhir.r4.model.Bundle found) {
    return view.of(request, found);
  }

  @Override
  public IBase copy(IBase element) {
    return ((Element) element).copy();
  }
}
