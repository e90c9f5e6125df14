package nl.pzp.record;

import java.util.List;
import java.util.Optional;

/**
 * One change of the record, all of it or nothing; alive only inside {@link PatientRecord#change}.
 */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class RecordChange {

  /**
   * Finds or makes the person, and keeps all other changes of that person waiting until this one is
   * done. The same valid BSN under another patient id is the same person.
   *
   * @throws nl.pzp.problem.ProblemException (409) when the patient id is known with another BSN, or
   *     belongs to another source and no BSN says that it is the same person
   */
  public PersonId person(PatientIdentity identity) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Keeps all other changes of a person waiting until this one is done. */
  public void lock(PersonId person) {
    throw new UnsupportedOperationException("in the making");
  }

  /**
   * Writes one resource; {@link #writeAll} is faster for several.
   *
   * @throws nl.pzp.problem.ProblemException 412 when the condition does not hold, 409 when the id
   *     belongs to another source or another person
   */
  public Written write(ResourceToStore resource) {
    return writeAll(List.of(resource)).get(0);
  }

  /** Writes resources, each id at most once; what was done to each stands at its place. */
  public List<Written> writeAll(List<ResourceToStore> resources) {
    throw new UnsupportedOperationException("in the making");
  }

  /**
   * Writes the resource unless one of its type has this identifier already (of the same person, if
   * it has a person); then gives that one as unchanged.
   *
   * @throws nl.pzp.problem.ProblemException 412 when more than one has it
   */
  public Written createIfNoneExists(ResourceToStore resource, String system, String value) {
    throw new UnsupportedOperationException("in the making");
  }

  /**
   * Leaves a tombstone; empty when there never was such a resource. Deleting twice changes nothing.
   */
  public Optional<Written> delete(String type, String id, String source, WriteCondition condition) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Puts an event in the outbox; the person must be locked by this change. */
  public void announce(RecordEvent event) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Settles the message as committed, with the answer that its sender gets now and on a repeat. */
  public void answer(Answer answer, List<String> problemCodes) {
    throw new UnsupportedOperationException("in the making");
  }

  public void answer(Answer answer) {
    answer(answer, List.of());
  }
}
