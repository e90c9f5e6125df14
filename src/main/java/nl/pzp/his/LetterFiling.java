package nl.pzp.his;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import nl.pzp.his.FiledLetters.Filed;
import nl.pzp.his.FiledLetters.State;
import nl.pzp.his.edifact.EdifactMessage;
import nl.pzp.his.edifact.EdifactProblem;
import nl.pzp.his.edifact.Header;
import nl.pzp.his.edifact.InterchangeReader;
import nl.pzp.his.edifact.InterchangeReading;
import nl.pzp.intake.Arrival;
import nl.pzp.intake.Intake;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.MessageId;
import nl.pzp.record.Receipt;
import nl.pzp.record.RecordProblem;
import nl.pzp.security.Principal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the letters of a file in the record, each on its own. */
final class LetterFiling {

  private static final Logger LOG = LoggerFactory.getLogger(LetterFiling.class);
  private static final int SERVER_ERROR = 500;

  private final LetterInbox inbox;
  private final LetterPatients patients;
  private final LetterTransaction transactions;
  private final Intake intake;
  private final FailedLetters failures;
  private final Duration wait;
  private final Clock clock;
  private final InterchangeReader interchanges = new InterchangeReader();
  private final LetterReader letters = new LetterReader();

  LetterFiling(
      LetterInbox inbox,
      LetterPatients patients,
      LetterTransaction transactions,
      Intake intake,
      FailedLetters failures,
      Duration wait,
      Clock clock) {
    this.inbox = inbox;
    this.patients = patients;
    this.transactions = transactions;
    this.intake = intake;
    this.failures = failures;
    this.wait = wait;
    this.clock = clock;
  }

  /**
   * Reads a file of the inbox and stores the letters that it can; a repeat changes nothing.
   *
   * @return null when the file was settled already
   */
  public @Nullable FiledLetters file(MessageId id) {
    var file = inbox.find(id);
    if (file == null) {
      return null;
    }
    var reading = interchanges.read(file.content());
    if (!(reading instanceof InterchangeReading.Read read)) {
      return new FiledLetters(file, reading, List.of());
    }
    if (read.header().test()) {
      var test = List.of(Problem.of(EdifactProblem.TEST));
      return new FiledLetters(file, new InterchangeReading.Refused(read.header(), test), List.of());
    }
    var filed = new ArrayList<Filed>();
    for (var message : read.messages()) {
      filed.add(file(file, read.header(), message));
    }
    return new FiledLetters(file, reading, filed);
  }

  private Filed file(LetterInbox.Kept file, Header header, EdifactMessage message) {
    if (!message.problems().isEmpty()) {
      return new Filed(message.reference(), State.REFUSED, null, message.problems());
    }
    try {
      var letter = letters.read(message);
      return commit(file.receivedAt(), header, message, letter, patients.find(letter, file.id()));
    } catch (ProblemException e) {
      return e.problems().stream().anyMatch(p -> p.code().httpStatus() >= SERVER_ERROR)
          ? failed(file, message, e)
          : notTaken(file, message, e.problems());
    } catch (RejectedExecutionException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(file, message, e);
    }
  }

  // The other letters of the file go on.
  private Filed failed(LetterInbox.Kept file, EdifactMessage message, RuntimeException failure) {
    LOG.error("A letter of file {} failed: {}", file.id(), FailureTrace.of(failure));
    var last = failures.isLast(file.id(), message.reference());
    return new Filed(
        message.reference(),
        last ? State.REFUSED : State.WAITING,
        null,
        List.of(Problem.of(LetterProblem.FAILED)));
  }

  private Filed commit(
      Instant receivedAt,
      Header header,
      EdifactMessage message,
      Letter letter,
      LetterPatients.Found patient) {
    var receipt =
        inbox.receive(
            header.sender(), header.reference() + "/" + message.reference(), message.content());
    if (receipt instanceof Receipt.Repeated) {
      return new Filed(message.reference(), State.REPEATED, patient.person(), List.of());
    }
    if (receipt instanceof Receipt.Reused) {
      var reused = Problem.of(LetterProblem.REFERENCE_REUSED);
      inbox.refuse(receipt.id(), reused.code().httpStatus(), List.of(reused.code().id()));
      return new Filed(message.reference(), State.REFUSED, null, List.of(reused));
    }
    try {
      intake.take(
          Arrival.ofNeighbour(
              LetterInbox.WAY_IN,
              new Principal(LetterInbox.WAY_IN + ":" + header.sender(), ""),
              receipt.id(),
              receivedAt,
              transactions.of(header, message, letter, patient)));
    } catch (ProblemException e) {
      if (isSettled(e)) {
        return new Filed(message.reference(), State.REPEATED, patient.person(), List.of());
      }
      throw e;
    }
    return new Filed(message.reference(), State.TAKEN, patient.person(), letter.warnings());
  }

  // Another attempt at the same letter finished first.
  private static boolean isSettled(ProblemException e) {
    return e.problems().stream().anyMatch(each -> each.code() == RecordProblem.MESSAGE_SETTLED);
  }

  private Filed notTaken(LetterInbox.Kept file, EdifactMessage message, List<Problem> problems) {
    if (!problems.stream().allMatch(LetterFiling::mayHeal)) {
      return new Filed(message.reference(), State.REFUSED, null, problems);
    }
    if (file.receivedAt().plus(wait).isAfter(clock.instant())) {
      return new Filed(message.reference(), State.WAITING, null, problems);
    }
    var all = new ArrayList<>(problems);
    all.add(Problem.of(LetterProblem.WAITED_TOO_LONG));
    return new Filed(message.reference(), State.REFUSED, null, all);
  }

  private static boolean mayHeal(Problem problem) {
    return problem.code() == LetterProblem.PATIENT_UNKNOWN
        || problem.code() == LetterProblem.BIRTH_DATE_DIFFERS;
  }
}
