package nl.pzp.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A failure that nobody foresaw, as a log may tell it: the class of it and of each cause, and where
 * they arose. Never its message, which may repeat what could not be read.
 */
public final class FailureTrace {

  private static final String OWN = "nl.pzp.";
  private static final int MOST_CAUSES = 8;
  private static final int FIRST_FRAMES = 4;
  private static final int MOST_FRAMES = 12;

  private FailureTrace() {}

  /**
   * The classes from the outermost to the first cause, then for each its first frames and the
   * adapter's own, one on a line.
   */
  public static String of(Throwable failure) {
    var chain = chain(failure);
    var told = new StringBuilder(failure.getClass().getName());
    for (var cause : chain.subList(1, chain.size())) {
      told.append(", caused by ").append(cause.getClass().getName());
    }
    // The first cause says most, so it stands first.
    for (int i = chain.size() - 1; i >= 0; i--) {
      told.append(System.lineSeparator()).append(chain.get(i).getClass().getName());
      frames(chain.get(i), told);
    }
    return told.toString();
  }

  private static List<Throwable> chain(Throwable failure) {
    var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
    var chain = new ArrayList<Throwable>();
    for (var next = failure;
        next != null && chain.size() < MOST_CAUSES && seen.add(next);
        next = next.getCause()) {
      chain.add(next);
    }
    return chain;
  }

  private static void frames(Throwable failure, StringBuilder told) {
    int kept = 0;
    var frames = failure.getStackTrace();
    for (int i = 0; i < frames.length && kept < MOST_FRAMES; i++) {
      if (i < FIRST_FRAMES || frames[i].getClassName().startsWith(OWN)) {
        told.append(System.lineSeparator()).append("\tat ").append(frames[i]);
        kept++;
      }
    }
  }
}
