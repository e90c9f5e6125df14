package nl.pzp.stu3;

/**
 * The adapter's own extensions for elements that only one version has; the STU3 pack gives their
 * URLs.
 */
enum Carrier {
  /** R4 Consent.scope, when the category does not imply it. */
  CONSENT_SCOPE,
  /** R4 Consent.identifier after the first. */
  CONSENT_IDENTIFIER,
  /** R4 Consent.policyRule, which STU3 has as a uri. */
  CONSENT_POLICY_RULE,
  /** Whether a consentingParty is a performer in R4, when its type does not imply it. */
  CONSENT_PERFORMER,
  /** The party, when STU3 has only a code and a text. */
  AGREEMENT_PARTY,
  /** The original STU3 VerifiedWith, when R4 has a reference. */
  VERIFIED_WITH,
  /** Absence of the verification in an STU3 directive. */
  NOT_VERIFIED,
  /** The R4 text for a missing decision, when it is not the usual one. */
  SPECIFICATION_OTHER,
  /** The original STU3 decision, when it has its own text or codes. */
  DECISION,
  /** The original STU3 treatment, when R4 has no code for it. */
  TREATMENT,
  /** R4's outer provision inside an STU3 except. */
  ROOT_PROVISION,
  /** A further provision, not the decision, inside an STU3 except of a directive. */
  NESTED_PROVISION,
  /** Name of the STU3 source element of an R4 element. */
  STU3_ELEMENT,
  /** The practitioner beside the role, as STU3 names both. */
  PRACTITIONER,
  /** R4 Reference.type, when the reference itself does not show it. */
  REFERENCE_TYPE,
  /** STU3 meta.profile that has no R4 counterpart or is not the counterpart's own. */
  STU3_PROFILE,
  /** R4 meta.profile that has no STU3 counterpart or is not the counterpart's own. */
  R4_PROFILE,
  /** R4 Observation.note where it is more than one text. */
  OBSERVATION_NOTE,
  /** R4 Observation or CareTeam values after the first. */
  FURTHER_VALUE,
  /** An R4 Procedure.performer who is not a professional. */
  PROCEDURE_PERFORMER,
  /** A status that the other version lacks. */
  STATUS,
  /** STU3 Condition.verificationStatus "unknown"; R4 has no value for it. */
  VERIFICATION_STATUS,
  /** R4 Goal.achievementStatus, when Goal.status does not imply it. */
  ACHIEVEMENT_STATUS,
  /** R4 AuditEvent.source.observer where it is more than an identifier. */
  OBSERVER,
  /** R4 Device.serialNumber. */
  SERIAL_NUMBER,
  /** R4 Condition.recorder and other references that STU3 lacks. */
  RECORDER,
  /** That an element of R4 is a diagnosis, not a reason. */
  DIAGNOSIS
}
