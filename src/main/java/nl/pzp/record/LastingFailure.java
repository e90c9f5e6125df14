package nl.pzp.record;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;

/** Recognises database errors that the same data cause each time. */
public final class LastingFailure {

  // SQLSTATE: a value that does not fit, a constraint, a limit of the database.
  private static final Set<String> CLASSES = Set.of("22", "23", "54");

  private LastingFailure() {}

  /** Whether such an error is the failure or one of its causes. */
  public static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataIntegrityViolationException
          || (cause instanceof SQLException sql && isLasting(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLasting(@org.jspecify.annotations.Nullable String state) {
    return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
  }
}
