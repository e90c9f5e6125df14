package nl.pzp.epd;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.pzp.terminology.NamingSystem;

/**
 * The codes of Dutch HL7v2 messages: {@code profiles/hl7v2.yaml}.
 *
 * @param source beginning of the URI by which a sending hospital is known as a source
 * @param bsnAuthorities CX-4 of a BSN
 * @param bsnTypes CX-5 of a BSN
 * @param patientNumberTypes CX-5 of a hospital's own number of the patient, the best first
 * @param professionals XCN-9 of a number of a health professional
 * @param genders PID-8
 * @param sharingQuestions CON-2 that asks for agreement to share
 * @param sharingAgreed CON-11, in capitals
 * @param sharingRefused CON-11, in capitals
 * @param inpatientClasses PV1-2 of who is admitted
 * @param formSystem OBR-4.3 of a filled form and OBX-3.3 of its questions
 * @param urls by their names in {@link Hl7Url}
 */
record Hl7Data(
    String source,
    List<String> bsnAuthorities,
    List<String> bsnTypes,
    List<String> patientNumberTypes,
    Map<String, NamingSystem> professionals,
    Map<String, String> genders,
    List<String> sharingQuestions,
    List<String> sharingAgreed,
    List<String> sharingRefused,
    List<String> inpatientClasses,
    String formSystem,
    Map<Hl7Url, String> urls) {

  /** What the code asks for by name. */
  enum Hl7Url {
    OWN_PREFIX,
    OWN_NAME,
    PARTNER_PREFIX,
    PARTNER_NAME,
    STREET_NAME,
    HOUSE_NUMBER,
    CONSENT_SCOPE,
    SHARING_CATEGORY,
    SHARING_POLICY,
    ACT_CODE
  }

  String url(Hl7Url name) {
    return Optional.ofNullable(urls.get(name)).orElseThrow();
  }

  Optional<Boolean> sharing(String code) {
    var capitals = code.toUpperCase(Locale.ROOT);
    if (sharingAgreed.contains(capitals)) {
      return Optional.of(true);
    }
    return sharingRefused.contains(capitals) ? Optional.of(false) : Optional.empty();
  }
}
