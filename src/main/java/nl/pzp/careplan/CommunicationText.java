package nl.pzp.careplan;

/** Texts of the request to inform relatives. */
enum CommunicationText {
  INFORM_RELATIVES
}
