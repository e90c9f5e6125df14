package nl.pzp.record.search;

import nl.pzp.identifier.Bsn;

/** How a search names the patient whose record it is about. */
public sealed interface SearchPatient {

  /** By the id of a Patient, of whatever source. */
  record ById(String id) implements SearchPatient {}

  /** By the citizen service number. */
  record ByBsn(Bsn bsn) implements SearchPatient {}
}
