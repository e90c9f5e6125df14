package nl.pzp.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.pzp.problem.Problem;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;

/**
 * What follows for a person from what a message just wrote, in the same transaction. It may be run
 * again from its start and does nothing outside the record.
 */
public interface AfterWriting {

  /**
   * Writes what follows.
   *
   * @param patientId under which the person is shown
   * @param types of what changed
   * @return what the sender should know
   */
  List<Problem> follow(
      RecordChange change, PersonId person, String patientId, Set<String> types, Instant now);
}
