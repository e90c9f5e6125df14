package nl.pzp.fhirapi.guard;

/** Who must show the operator's token. */
public enum OperatorProof {
  /** Every caller. */
  ALWAYS,
  /** Every caller but the account that owns the file and so could read it. */
  OTHER_ACCOUNTS
}
