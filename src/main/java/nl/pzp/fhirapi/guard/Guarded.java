package nl.pzp.fhirapi.guard;

import java.util.Optional;
import nl.pzp.problem.Problem;

/**
 * What the guard saw of a message.
 *
 * @param problem the first thing that is wrong, or empty
 * @param messageIdentifier the sender's own name of the message: the identifier of its Bundle
 */
record Guarded(Optional<Problem> problem, Optional<String> messageIdentifier) {

  static Guarded refused(Problem problem) {
    return new Guarded(Optional.of(problem), Optional.empty());
  }
}
