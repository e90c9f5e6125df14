package nl.pzp.epd;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.NamingSystem;
import org.hl7.fhir.r4.model.Coding;

/**
 * The codes of Dutch HL7v2 messages: {@code profiles/hl7v2.yaml}.
 *
 * @param source beginning of the URI that identifies a sending hospital as a source
 * @param bsnAuthorities CX-4 of a BSN
 * @param bsnTypes CX-5 of a BSN
 * @param patientNumberTypes CX-5 of a hospital's own patient number, in order of preference
 * @param professionals XCN-9 of a health professional's number
 * @param genders PID-8
 * @param sharingQuestions CON-2 that asks for permission to share
 * @param sharingAgreed CON-11, in capitals
 * @param sharingRefused CON-11, in capitals
 * @param inpatientClasses PV1-2 of an inpatient
 * @param formSystem OBR-4.3 of a completed form or a statement, and OBX-3.3 of its content
 * @param organisations XON-6 of an organisation's number
 * @param statements OBR-4.1 of a statement on marking or care network
 * @param elements OBX-3.1 of a statement's elements
 * @param groundParts OBX-3.1 of a part of a ground, with the code of that ground
 * @param markingStates statuses of a marking
 * @param networkStates CareTeam.status by the status of a contribution
 * @param delegationStates Task.status by the status of a delegation
 * @param unknown OBX-5, in lower case, for an explicit unknown
 * @param codes by their names in {@link Hl7Code}
 * @param out the values in outgoing messages
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
    Map<String, NamingSystem> organisations,
    Map<String, StatementKind> statements,
    Map<String, StatementElements.Element> elements,
    Map<String, String> groundParts,
    Map<String, MarkingState> markingStates,
    Map<String, String> networkStates,
    Map<String, String> delegationStates,
    List<String> unknown,
    Map<Hl7Code, Coded> codes,
    Out out,
    Map<Hl7Url, String> urls) {

  /**
   * The values in outgoing messages.
   *
   * @param document TXA-2 and OBX-3 of the page for acute care
   * @param form OBR-4.2 of a completed form
   * @param marking OBR-4.2 of a marking
   * @param unnamed XCN-2 of a person without a known name
   * @param genders PID-8 by FHIR's gender
   */
  record Out(
      DocumentKind document,
      String form,
      String marking,
      String unnamed,
      Map<String, String> genders) {}

  /** A type of document: code and text. */
  record DocumentKind(String code, String text) {}

  /** The subject of a statement. */
  enum StatementKind {
    MARKING,
    CARE_NETWORK,
    DELEGATION
  }

  /** The status of a marking. */
  enum MarkingState {
    MARKED,
    WITHDRAWN,
    RETRACTED
  }

  /** The codes that Java refers to by name. */
  enum Hl7Code {
    UNKNOWN,
    PALLIATIVE_PHASE_MARKED,
    PROBLEM_LIST_ITEM,
    CLINICAL_ACTIVE,
    CLINICAL_INACTIVE,
    CONFIRMED,
    ENTERED_IN_ERROR,
    CARE_NETWORK_CONTRIBUTION,
    DELEGATE_CENTRAL_ROLE
  }

  /** The URLs that Java refers to by name. */
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
    ACT_CODE,
    PALLIATIVE_MARKING,
    MARKING_GROUND,
    CARE_NETWORK_CONTRIBUTION,
    DELEGATION,
    SOURCE_TIME,
    SOURCE_VERSION,
    END_REASON,
    PARTED
  }

  /** A coding, without a display when its system needs none. */
  Coding coding(Hl7Code name) {
    var coded = Optional.ofNullable(codes.get(name)).orElseThrow();
    return new Coding(coded.system(), coded.code(), coded.display());
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
