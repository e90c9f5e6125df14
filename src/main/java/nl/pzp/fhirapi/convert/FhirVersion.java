package nl.pzp.fhirapi.convert;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;

/** The versions of FHIR in which plans are exchanged. */
public enum FhirVersion {
  STU3(FhirVersionEnum.DSTU3),
  R4(FhirVersionEnum.R4);

  private final FhirVersionEnum hapi;

  FhirVersion(FhirVersionEnum hapi) {
    this.hapi = hapi;
  }

  public FhirVersionEnum hapi() {
    return hapi;
  }

  public FhirContext context() {
    return FhirContext.forCached(hapi);
  }

  /** As testers know it. */
  String title() {
    return "FHIR " + name();
  }
}
