package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.Reads;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.Door;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Style;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.SearchEntryMode;
import org.hl7.fhir.dstu3.model.CodeType;
import org.hl7.fhir.dstu3.model.IdType;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;

/**
 * Shows resources of the record as STU3, arranged for the regional viewer. Extensions carry
 * elements that STU3 lacks, so no warning is needed; an outcome names each resource that cannot be
 * shown.
 */
@Component
final class Stu3View {

  private final Stu3Converter converter;
  private final ConversionContext around;
  private final Reads reads;
  private final DoorLanguage languages;
  private final OperationOutcomes outcomes;
  private final Stu3Style style;

  Stu3View(
      Stu3Converter converter,
      ConversionContext around,
      Reads reads,
      DoorLanguage languages,
      OperationOutcomes outcomes,
      Stu3Settings settings) {
    this.converter = converter;
    this.around = around;
    this.reads = reads;
    this.languages = languages;
    this.outcomes = outcomes;
    this.style = Stu3Style.forZorgviewer(settings.source());
  }

  /** One resource. */
  Resource of(ApiRequest request, org.hl7.fhir.r4.model.Resource resource) {
    return shown(resource, brought(request, List.of(resource)));
  }

  /** All versions of one resource. */
  List<Resource> history(ApiRequest request, List<org.hl7.fhir.r4.model.Resource> versions) {
    var surroundings = brought(request, versions);
    return versions.stream().map(version -> inHistory(version, surroundings)).toList();
  }

  /** Converts a searchset; an outcome names each resource that STU3 cannot hold. */
  Bundle of(ApiRequest request, org.hl7.fhir.r4.model.Bundle found) {
    var surroundings =
        brought(
            request,
            found.getEntry().stream()
                .map(org.hl7.fhir.r4.model.Bundle.BundleEntryComponent::getResource)
                .filter(resource -> !(resource instanceof OperationOutcome))
                .toList());
    var bundle = new Bundle();
    bundle.setId(found.getIdElement().getIdPart());
    bundle.setType(BundleType.fromCode(found.getType().toCode()));
    bundle.setTotal(found.getTotal());
    found
        .getLink()
        .forEach(link -> bundle.addLink().setRelation(link.getRelation()).setUrl(link.getUrl()));
    var problems = new ArrayList<Problem>();
    for (var entry : found.getEntry()) {
      add(bundle, entry, surroundings, problems);
    }
    if (!problems.isEmpty()) {
      var outcome = languages.said(Door.STU3, outcomes.of(problems, request.reader()));
      bundle
          .addEntry()
          .setResource((Resource) outcome)
          .getSearch()
          .setMode(SearchEntryMode.OUTCOME);
    }
    return bundle;
  }

  private void add(
      Bundle bundle,
      org.hl7.fhir.r4.model.Bundle.BundleEntryComponent entry,
      ReferencedResources surroundings,
      List<Problem> problems) {
    var resource = entry.getResource();
    var added = new BundleEntryComponent().setFullUrl(entry.getFullUrl());
    added.getSearch().setMode(SearchEntryMode.fromCode(entry.getSearch().getMode().toCode()));
    if (entry.getSearch().hasScore()) {
      added.getSearch().setScore(entry.getSearch().getScore());
      entry
          .getSearch()
          .getExtension()
          .forEach(
              grade ->
                  added
                      .getSearch()
                      .addExtension()
                      .setUrl(grade.getUrl())
                      .setValue(new CodeType(grade.getValue().primitiveValue())));
    }
    if (resource instanceof OperationOutcome outcome) {
      bundle.addEntry(added.setResource((Resource) languages.said(Door.STU3, outcome)));
      return;
    }
    try {
      var conversion = converter.toStu3(resource, surroundings, style);
      conversion.problems().stream()
          .filter(Problem::isError)
          .forEach(problem -> problems.add(unclear(resource, problem)));
      bundle.addEntry(added.setResource(named(resource, conversion.resource())));
    } catch (ProblemException e) {
      problems.add(
          Problem.of(ViewProblem.NOT_SHOWN)
              .with("resource", RelativeReference.of(resource))
              .with("because", e.problems().get(0).code().id()));
    }
  }

  private static Problem unclear(org.hl7.fhir.r4.model.Resource resource, Problem problem) {
    return Problem.of(ViewProblem.DECISION_NOT_SHOWN)
        .with("resource", RelativeReference.of(resource))
        .with("because", problem.code().id());
  }

  // The directive contains its document, so audit both.
  private ReferencedResources brought(
      ApiRequest request, List<org.hl7.fhir.r4.model.Resource> resources) {
    var brought = around.of(resources);
    if (!brought.documents().isEmpty()) {
      reads.seen(request.call(), brought.person().orElse(null), brought.documents(), null);
    }
    return brought.known();
  }

  private Resource shown(
      org.hl7.fhir.r4.model.Resource resource, ReferencedResources surroundings) {
    return named(resource, converter.toStu3(resource, surroundings, style).resource());
  }

  private Resource inHistory(
      org.hl7.fhir.r4.model.Resource version, ReferencedResources surroundings) {
    var deleted = ResourceMetadataKeyEnum.DELETED_AT.get(version);
    var shown = deleted == null ? shown(version, surroundings) : tombstone(version);
    if (deleted != null) {
      ResourceMetadataKeyEnum.DELETED_AT.put(shown, deleted);
    }
    ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(
        shown, ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.get(version));
    return shown;
  }

  private Resource tombstone(org.hl7.fhir.r4.model.Resource version) {
    var shown =
        (Resource)
            languages.fhir(Door.STU3).getResourceDefinition(version.fhirType()).newInstance();
    shown.getMeta().setLastUpdated(version.getMeta().getLastUpdated());
    return named(version, shown);
  }

  private static Resource named(org.hl7.fhir.r4.model.Resource resource, Resource shown) {
    var id = resource.getIdElement();
    shown.setId(new IdType(resource.fhirType(), id.getIdPart(), id.getVersionIdPart()));
    return shown;
  }
}
