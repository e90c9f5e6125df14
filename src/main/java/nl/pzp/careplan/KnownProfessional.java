package nl.pzp.careplan;

import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;

/**
 * The professional to whom a form refers as its author.
 *
 * @param reference to the PractitionerRole
 * @param role as known; absent when only the reference is
 * @param practitioner who has the role, as known
 */
public record KnownProfessional(
    String reference, @Nullable PractitionerRole role, @Nullable Practitioner practitioner) {

  @Override
  public String toString() {
    return "KnownProfessional[" + reference + "]";
  }
}
