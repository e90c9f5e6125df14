package nl.pzp.stu3;

/**
 * The adapter's own extensions that carry, through one version, what only the other has a place
 * for; the STU3 pack gives each its url.
 */
enum Carrier {
  /** R4 Consent.scope where the category does not say it. */
  CONSENT_SCOPE,
  /** R4 Consent.identifier after the first. */
  CONSENT_IDENTIFIER,
  /** R4 Consent.policyRule, which STU3 has as a uri. */
  CONSENT_POLICY_RULE,
  /** Whether a consentingParty is a performer in R4, where its type alone does not say so. */
  CONSENT_PERFORMER,
  /** Who agreed, where STU3 has only a code and a text. */
  AGREEMENT_PARTY,
  /** STU3 VerifiedWith as it was, where R4 has a reference. */
  VERIFIED_WITH,
  /** That an STU3 directive did not say whether it was verified. */
  NOT_VERIFIED,
  /** The words of R4 that stand for a missing decision, where they are not the usual ones. */
  SPECIFICATION_OTHER,
  /** STU3 decision as it was, where it has words or codes of its own. */
  DECISION,
  /** STU3 treatment as it was, where R4 has no code for it. */
  TREATMENT,
  /** R4's outer provision inside an STU3 except. */
  ROOT_PROVISION,
  /** A further provision, not the decision, inside an STU3 except of a directive. */
  NESTED_PROVISION,
  /** Name of the STU3 element that an R4 element comes from. */
  STU3_ELEMENT,
  /** The practitioner beside the role, as STU3 names both. */
  PRACTITIONER,
  /** R4 Reference.type where the reference itself does not say it. */
  REFERENCE_TYPE,
  /** STU3 meta.profile that has no R4 counterpart or is not the counterpart's own. */
  STU3_PROFILE,
  /** R4 meta.profile that has no STU3 counterpart or is not the counterpart's own. */
  R4_PROFILE,
  /** R4 Observation.note where it is more than one text. */
  OBSERVATION_NOTE,
  /** R4 Observation or CareTeam values after the first. */
  FURTHER_VALUE,
  /** R4 Procedure.performer who is no professional. */
  PROCEDURE_PERFORMER,
  /** A status that the other version lacks. */
  STATUS,
  /** STU3 Condition.verificationStatus that says that it is unknown, where R4 says nothing. */
  VERIFICATION_STATUS,
  /** R4 Goal.achievementStatus where Goal.status does not say it. */
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
