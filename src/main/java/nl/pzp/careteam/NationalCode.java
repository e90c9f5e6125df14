package nl.pzp.careteam;

/** National codes on which decisions depend, from {@code care-network.yaml}. */
public enum NationalCode {
  RESPONSIBLE,
  CASE_MANAGER,
  GENERAL_PRACTITIONER,
  PHARMACIST
}
