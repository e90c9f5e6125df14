package nl.pzp.careteam;

/** Codes of national lists that decisions depend on; {@code care-network.yaml} has them. */
public enum NationalCode {
  RESPONSIBLE,
  CASE_MANAGER,
  GENERAL_PRACTITIONER,
  PHARMACIST
}
