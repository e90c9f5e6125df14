package nl.pzp.pull;

import java.util.List;
import java.util.Optional;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PersonId;

/**
 * Whom a source is asked for.
 *
 * @param person empty when the record does not know them yet
 * @param patientId as which the record shows them
 * @param birthDates what the sources of the record give, where it is a whole date
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
