package nl.pzp.notify.pharmacy;

import java.util.List;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * The codes of {@code profiles/pharmacy-notice.yaml}.
 *
 * @param source of the adapter's banner and care network
 * @param marking profile of the banner
 * @param topic whose events go to pharmacies
 * @param pharmacist roles of a pharmacy in a care network
 * @param contact roles of the person to call, in order of preference
 */
record PharmacyCodes(
    String source, String marking, String topic, List<Coded> pharmacist, List<Coded> contact) {

  PharmacyCodes {
    pharmacist = List.copyOf(pharmacist);
    contact = List.copyOf(contact);
  }

  static PharmacyCodes read(Profiles profiles) {
    return profiles.yaml("pharmacy-notice.yaml", PharmacyCodes.class);
  }

  boolean isPharmacist(List<CodeableConcept> roles) {
    return pharmacist.stream().anyMatch(code -> has(roles, code));
  }

  static boolean has(List<CodeableConcept> roles, Coded code) {
    return roles.stream()
        .flatMap(role -> role.getCoding().stream())
        .anyMatch(
            coding ->
                code.code().equals(coding.getCode())
                    && String.valueOf(code.system()).equals(coding.getSystem()));
  }
}
