package nl.pzp.convert;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;

/** The versions of FHIR in which plans are exchanged. */
public enum FhirVersion {
  STU3(FhirVersionEnum.DSTU3, "3.0"),
  R4(FhirVersionEnum.R4, "4.0");

  private final FhirVersionEnum hapi;
  private final String number;

  FhirVersion(FhirVersionEnum hapi, String number) {
    this.hapi = hapi;
    this.number = number;
  }

  public FhirVersionEnum hapi() {
    return hapi;
  }

  public FhirContext context() {
    return FhirContext.forCached(hapi);
  }

  /** As the parameter {@code fhirVersion} of a media type has it (R4, section 3.1.0.1.10). */
  public String number() {
    return number;
  }

  /** As testers know it. */
  String title() {
    return "FHIR " + name();
  }
}
