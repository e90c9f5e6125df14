package nl.pzp.record.search;

import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.record.PersonId;

/** Whose record a search is about, known before anything is read of it. */
public sealed interface SearchSubject {

  /** One person. */
  record Person(PersonId id) implements SearchSubject {}

  /** A patient who is not in the record: the search finds nothing. */
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
