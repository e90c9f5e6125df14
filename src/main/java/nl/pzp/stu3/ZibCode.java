package nl.pzp.stu3;

/** Codes that STU3 profiles fix; the STU3 pack gives each its coding. */
enum ZibCode {
  TREATMENT_DIRECTIVE,
  ADVANCE_DIRECTIVE,
  VERIFIED_WITH_PATIENT,
  VERIFIED_WITH_OTHER,
  CONSULTATION,
  OTHER_TREATMENT,
  /** Role of the representative of a will, in R4. */
  REPRESENTATIVE,
  /** That a contact person is authorised in writing. */
  AUTHORISED_IN_WRITING,
  LEGAL_REPRESENTATIVE
}
