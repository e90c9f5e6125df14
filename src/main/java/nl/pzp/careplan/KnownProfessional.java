package nl.pzp.careplan;

import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;

/**
 * The author of a form: a health professional.
 *
 * @param reference to the PractitionerRole
 * @param role as recorded; null when only the reference is known
 * @param practitioner in that role, as recorded
 */
public record KnownProfessional(
    String reference, @Nullable PractitionerRole role, @Nullable Practitioner practitioner) {

  @Override
  public String toString() {
    return "KnownProfessional[" + reference + "]";
  }
}
