package nl.pzp.identifier;

import org.hl7.fhir.instance.model.api.IBaseResource;

/** FHIR's relative reference to a resource of either version: {@code Patient/123}. */
public final class RelativeReference {

  private RelativeReference() {}

  /** The type and the id, without a base and without a version. */
  public static String of(IBaseResource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
