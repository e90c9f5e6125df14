package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import java.util.List;

/**
 * Everything that one FHIR version is checked against, loaded and chained; kept for the life of the
 * process and used by all threads.
 *
 * @param guideProfiles addresses of the implementation guide's own profiles of resources
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
