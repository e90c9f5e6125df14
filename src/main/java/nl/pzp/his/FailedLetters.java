package nl.pzp.his;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.record.MessageId;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the failures of the adapter on kept files and on their letters. After a number of attempts
 * a file or letter is refused, so that nothing is tried for ever.
 */
final class FailedLetters {

  private static final Logger LOG = LoggerFactory.getLogger(FailedLetters.class);
  private static final int ATTEMPTS = 5;

  private final LetterInbox inbox;
  private final BooleanSupplier databaseWrites;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Set<MessageId> leftAside = ConcurrentHashMap.newKeySet();

  /**
   * @param databaseWrites whether the database takes writes now
   */
  FailedLetters(LetterInbox inbox, BooleanSupplier databaseWrites) {
    this.inbox = inbox;
    this.databaseWrites = databaseWrites;
  }

  /**
   * Counts a failure on one letter of a file; whether it was the last attempt. Nothing counts while
   * the database takes no writes.
   */
  boolean isLast(MessageId file, String letter) {
    var name = file + "/" + letter;
    if (!databaseWrites.getAsBoolean() || failures.merge(name, 1, Integer::sum) < ATTEMPTS) {
      return false;
    }
    failures.remove(name);
    return true;
  }

  /** Notes a failure on a whole file, and refuses the file after the last attempt. */
  public void note(Exchange exchange, @ExchangeException @Nullable Exception failure) {
    var body = exchange.getMessage().getBody();
    var file =
        body instanceof MessageId id
            ? id
            : body instanceof FiledLetters filed ? filed.file().id() : null;
    LOG.error(
        "Letter file {} failed: {}", file, failure == null ? "nothing" : FailureTrace.of(failure));
    // A folder that cannot be written is mended by its owner; until then the sender must wait.
    if (file != null && !isOfFolder(failure) && isLast(file, "")) {
      refuse(file);
    }
  }

  /** Whether the file is not to be tried again before the next start. */
  boolean isLeftAside(MessageId file) {
    return leftAside.contains(file);
  }

  private void refuse(MessageId file) {
    var problem = Problem.of(LetterProblem.FAILED);
    var code = problem.code().id();
    try {
      inbox.refuse(file, problem.code().httpStatus(), List.of(code));
      LOG.warn("Letter file {} is refused: {}", file, List.of(code));
    } catch (RuntimeException e) {
      if (databaseWrites.getAsBoolean()) {
        leftAside.add(file);
        LOG.error(
            "Letter file {} is left aside until the next start: {}", file, FailureTrace.of(e));
      }
    }
  }

  private static boolean isOfFolder(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
