package nl.pzp.guard;

import java.util.Optional;
import nl.pzp.problem.Problem;

/**
 * What the guard saw of a message.
 *
 * @param problem the first thing that is wrong, or empty
 * @param messageIdentifier the sender's own name of the message: the identifier of its Bundle
 * @param isStu3 whether it has elements that STU3 has and R4 has not
 * @param isR4 whether it has elements that R4 has and STU3 has not
 */
public record Guarded(
    Optional<Problem> problem, Optional<String> messageIdentifier, boolean isStu3, boolean isR4) {

  static Guarded refused(Problem problem) {
    return new Guarded(Optional.of(problem), Optional.empty(), false, false);
  }

  /** Nothing is wrong with a message of this shape. */
  static Guarded safe(ShapeGuard shape) {
    return new Guarded(Optional.empty(), shape.messageIdentifier(), shape.isStu3(), shape.isR4());
  }
}
