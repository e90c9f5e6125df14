package nl.pzp.bench;

import java.util.Optional;
import nl.pzp.problem.Problem;

/**
 * An input file, or the reason that it could not be read.
 *
 * @param name as the tester wrote it, or as found in the given folder
 */
@SuppressWarnings("ArrayRecordComponent") // no caller compares it
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
