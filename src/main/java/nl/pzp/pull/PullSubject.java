package nl.pzp.pull;

import java.util.List;
import java.util.Optional;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PersonId;

/**
 * The patient for whom a source is asked.
 *
 * @param person empty when the record does not know them yet
 * @param patientId of the Patient that the record shows
 * @param birthDates complete birth dates from the sources of the record
 */
record PullSubject(
    Bsn bsn, Optional<PersonId> person, Optional<String> patientId, List<String> birthDates) {

  PullSubject {
    birthDates = List.copyOf(birthDates);
  }

  @Override
  public String toString() {
    return "PullSubject[" + person.map(PersonId::toString).orElse("unknown") + "]";
  }
}
