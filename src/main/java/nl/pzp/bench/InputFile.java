package nl.pzp.bench;

import java.util.Optional;
import nl.pzp.problem.Problem;

/**
 * A file as it was read, or why it was not.
 *
 * @param name as the tester wrote it, or found in the folder that he named
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record InputFile(String name, byte[] bytes, Optional<Problem> problem) {

  private static final byte[] NOTHING = new byte[0];

  static InputFile read(String name, byte[] bytes) {
    return new InputFile(name, bytes, Optional.empty());
  }

  static InputFile refused(String name, Problem problem) {
    return new InputFile(name, NOTHING, Optional.of(problem));
  }

  @Override
  public String toString() {
    return "InputFile[" + bytes.length + " bytes]";
  }
}
