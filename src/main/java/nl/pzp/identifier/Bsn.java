package nl.pzp.identifier;

import java.util.Optional;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A citizen service number: nine digits that pass the eleven-test. Shorter numbers are padded with
 * zeros.
 */
public record Bsn(String value) {

  private static final int LENGTH = 9;

  public Bsn {
    if (!passesElevenTest(value)) {
      throw Problem.of(IdentifierProblem.BSN_INVALID).asException();
    }
  }

  /** Parses seven to nine digits; empty when they are not a valid BSN, or there are none. */
  public static Optional<Bsn> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    var digits = text.strip();
    if (!digits.matches("\\d{7,9}")) {
      return Optional.empty();
    }
    var padded = "0".repeat(LENGTH - digits.length()) + digits;
    return passesElevenTest(padded) ? Optional.of(new Bsn(padded)) : Optional.empty();
  }

  // Weights 9 to 2, and -1 for the last digit. Nine zeros would pass, but identify nobody.
  private static boolean passesElevenTest(String value) {
    if (!value.matches("\\d{9}") || value.equals("0".repeat(LENGTH))) {
      return false;
    }
    var sum = -Character.digit(value.charAt(LENGTH - 1), 10);
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += (LENGTH - i) * Character.digit(value.charAt(i), 10);
    }
    return sum % 11 == 0;
  }

  @Override
  public String toString() {
    return "Bsn[masked]";
  }
}
