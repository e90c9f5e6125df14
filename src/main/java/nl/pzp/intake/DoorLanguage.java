package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Style;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.ConceptMaps;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** The answers to a message, in the FHIR version of each door. */
public final class DoorLanguage {

  private static final String ISSUE_TYPES = "issue-type-r4-to-stu3";

  private final FhirContext r4;
  private final FhirContext stu3;
  private final Stu3Converter converter;
  private final ConceptMaps maps;

  public DoorLanguage(FhirContext r4, Stu3Converter converter, ConceptMaps maps) {
    this.r4 = r4;
    this.stu3 = FhirContext.forDstu3Cached();
    this.converter = converter;
    this.maps = maps;
    // HAPI would drop the version of a reference that names one.
    stu3.getParserOptions().setStripVersionsFromReferences(false);
  }

  public FhirContext fhir(Door door) {
    return switch (door) {
      case R4 -> r4;
      case STU3 -> stu3;
    };
  }

  /** The resource, which holds no plan, as this door says it. */
  public IBaseResource said(Door door, Resource resource) {
    return switch (door) {
      case R4 -> resource;
      case STU3 ->
          converter
              .toStu3(inStu3(resource.copy()), ReferencedResources.none(), Stu3Style.full())
              .resource();
    };
  }

  /** The same as JSON. */
  public String json(Door door, Resource resource) {
    return fhir(door).newJsonParser().encodeResourceToString(said(door, resource));
  }

  private Resource inStu3(Resource resource) {
    if (resource instanceof OperationOutcome outcome) {
      outcome.getIssue().forEach(issue -> issue.setCode(inStu3(issue.getCode())));
    } else if (resource instanceof Bundle bundle) {
      for (var entry : bundle.getEntry()) {
        if (entry.hasResource()) {
          inStu3(entry.getResource());
        }
        if (entry.getResponse().hasOutcome()) {
          inStu3(entry.getResponse().getOutcome());
        }
      }
    }
    return resource;
  }

  private IssueType inStu3(IssueType type) {
    return maps.translate(ISSUE_TYPES, new Coded(type.getSystem(), type.toCode(), null))
        .map(coded -> IssueType.fromCode(coded.code()))
        .orElse(type);
  }
}
