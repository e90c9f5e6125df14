package nl.pzp.his;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.pzp.his.FiledLetters.Filed;
import nl.pzp.his.FiledLetters.State;
import nl.pzp.his.edifact.InterchangeReading;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.RecordChange;
import nl.pzp.record.RecordProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a file: reports refused letters to its sender and settles it in the inbox. */
final class LetterAnswering {

  private static final Logger LOG = LoggerFactory.getLogger(LetterAnswering.class);
  private static final int TAKEN = 200;

  private final PatientRecord record;
  private final LetterInbox inbox;
  private final Rejections rejections;
  private final MeterRegistry meters;

  LetterAnswering(
      PatientRecord record, LetterInbox inbox, Rejections rejections, MeterRegistry meters) {
    this.record = record;
    this.inbox = inbox;
    this.rejections = rejections;
    this.meters = meters;
  }

  /** Leaves a file open while one of its letters waits; otherwise answers and settles it. */
  public void answer(@Nullable FiledLetters filed) {
    if (filed == null) {
      return;
    }
    var codes = codes(filed);
    if (filed.waits()) {
      LOG.info("Letter file {} waits: {}", filed.file().id(), codes);
      return;
    }
    rejections.write(filed);
    if (nothingTaken(filed)) {
      LOG.warn("Letter file {} is refused: {}", filed.file().id(), codes);
      inbox.refuse(filed.file().id(), status(filed), codes);
    } else {
      keepRefused(filed);
      settle(filed, codes);
    }
    count(filed);
  }

  // The file counts as taken, so each of its refused letters is listed on its own.
  private void keepRefused(FiledLetters filed) {
    for (var letter : filed.letters()) {
      if (letter.state() == State.REFUSED) {
        var codes = letter.problems().stream().map(p -> p.code().id()).distinct().toList();
        var id = inbox.refuseOne(sender(filed), status(letter.problems().stream()), codes);
        LOG.warn("Letter {} of file {} is refused: {}", id, filed.file().id(), codes);
      }
    }
  }

  private static String sender(FiledLetters filed) {
    return filed.reading() instanceof InterchangeReading.Read read ? read.header().sender() : "";
  }

  private void settle(FiledLetters filed, List<String> codes) {
    try {
      record.change(filed.file().id(), change -> settle(change, filed, codes));
    } catch (ProblemException e) {
      // Two attempts ran at once, and the other one finished first.
      if (e.problems().stream().noneMatch(p -> p.code() == RecordProblem.MESSAGE_SETTLED)) {
        throw e;
      }
    }
  }

  // Link the file to every patient in it, so that erasure finds it.
  private static boolean settle(RecordChange change, FiledLetters filed, List<String> codes) {
    filed.letters().stream()
        .map(Filed::person)
        .flatMap(Stream::ofNullable)
        .distinct()
        .sorted()
        .forEach(change::lock);
    change.answer(LetterInbox.answer(TAKEN, String.join("\n", codes)), codes);
    return true;
  }

  private static boolean nothingTaken(FiledLetters filed) {
    return filed.letters().stream().allMatch(letter -> letter.state() == State.REFUSED);
  }

  private static int status(FiledLetters filed) {
    return status(problems(filed));
  }

  private static int status(Stream<Problem> problems) {
    return problems
        .filter(Problem::isError)
        .findFirst()
        .map(problem -> problem.code().httpStatus())
        .orElse(TAKEN);
  }

  private static List<String> codes(FiledLetters filed) {
    return problems(filed).map(problem -> problem.code().id()).distinct().toList();
  }

  private static Stream<Problem> problems(FiledLetters filed) {
    var ofFile =
        filed.reading() instanceof InterchangeReading.Read read
            ? read.warnings()
            : ((InterchangeReading.Refused) filed.reading()).problems();
    return Stream.concat(
        ofFile.stream(), filed.letters().stream().flatMap(letter -> letter.problems().stream()));
  }

  private void count(FiledLetters filed) {
    if (filed.letters().isEmpty()) {
      count(State.REFUSED);
    }
    filed.letters().forEach(letter -> count(letter.state()));
  }

  private void count(State state) {
    meters.counter("pzp.letters", "outcome", state.name().toLowerCase(Locale.ROOT)).increment();
  }
}
