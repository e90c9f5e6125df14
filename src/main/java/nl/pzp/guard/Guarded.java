package nl.pzp.guard;

import java.util.Optional;
import nl.pzp.problem.Problem;

/**
 * Result of the guard's scan.
 *
 * @param problem the first one found, or empty
 * @param messageIdentifier the Bundle's identifier, given by the sender
 * @param isStu3 whether it has elements of STU3 that R4 lacks
 * @param isR4 whether it has elements of R4 that STU3 lacks
 * @param isTest whether a resource in it is marked as a test or training
 */
public record Guarded(
    Optional<Problem> problem,
    Optional<String> messageIdentifier,
    boolean isStu3,
    boolean isR4,
    boolean isTest) {

  static Guarded refused(Problem problem) {
    return new Guarded(Optional.of(problem), Optional.empty(), false, false, false);
  }

  /** A message without problems. */
  static Guarded safe(ShapeGuard shape) {
    return new Guarded(
        Optional.empty(), shape.messageIdentifier(), shape.isStu3(), shape.isR4(), shape.isTest());
  }
}
