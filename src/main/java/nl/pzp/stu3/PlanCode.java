package nl.pzp.stu3;

/** Codes that R4 profiles fix and that STU3 says otherwise or not; the R4 pack has them. */
enum PlanCode {
  TREATMENT_DIRECTIVE_SCOPE,
  TREATMENT_DIRECTIVE_CATEGORY,
  ADVANCE_DIRECTIVE_SCOPE,
  ADVANCE_DIRECTIVE_CATEGORY,
  SHARING_SCOPE,
  AGREEMENT_PARTY
}
