package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import java.util.List;

/**
 * All definitions for one FHIR version, loaded and chained; shared by all threads for the life of
 * the process.
 *
 * @param guideProfiles URLs of the implementation guide's own resource profiles
 */
record ProfileSet(
    FhirContext context,
    FhirValidator validator,
    Definitions definitions,
    Basis basis,
    List<String> guideProfiles) {

  ProfileSet {
    guideProfiles = List.copyOf(guideProfiles);
  }
}
