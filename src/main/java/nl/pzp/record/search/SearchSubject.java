package nl.pzp.record.search;

import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.record.PersonId;

/** The subject of a search, determined before reading its record. */
public sealed interface SearchSubject {

  /** One person. */
  record Person(PersonId id) implements SearchSubject {}

  /** A patient outside the record: the search finds nothing. */
  record Unknown() implements SearchSubject {}

  /** Resources that are about no patient. */
  record NoPatient() implements SearchSubject {}

  /** Two patients, or a search that was refused when it was read. */
  record Refused(List<Problem> problems) implements SearchSubject {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
