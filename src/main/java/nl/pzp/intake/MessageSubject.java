package nl.pzp.intake;

import nl.pzp.record.PatientIdentity;
import nl.pzp.record.PersonId;

/** The subject of a message. */
sealed interface MessageSubject {

  /** The message brings a Patient: a new person, or one who is known by its id or BSN. */
  record Brought(PatientIdentity identity) implements MessageSubject {}

  /**
   * The message refers to somebody who is in the record.
   *
   * @param patientId by which it refers to them
   */
  record Known(PersonId person, String patientId) implements MessageSubject {}

  /** The message is about no patient. */
  record Nobody() implements MessageSubject {}
}
