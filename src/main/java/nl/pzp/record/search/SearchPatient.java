package nl.pzp.record.search;

import nl.pzp.identifier.Bsn;

/** A search's identification of the patient. */
public sealed interface SearchPatient {

  /** By the id of a Patient, of any source. */
  record ById(String id) implements SearchPatient {}

  /** By the citizen service number. */
  record ByBsn(Bsn bsn) implements SearchPatient {}
}
