package nl.pzp.his;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.his.edifact.EdifactMessage;
import nl.pzp.his.edifact.Segment;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a letter of the Dutch MEDVRI and MEDSPE (GGA, DET, PID, PAD, TXT, GGO). In PID the BSN
 * follows the literal BSN in the fifth element; some senders use the fourth.
 */
final class LetterReader {

  private static final Set<String> TYPES = Set.of("MEDVRI", "MEDSPE");
  private static final Set<String> READ = Set.of("GGA", "DET", "PID", "PAD", "TXT", "GGO");
  private static final String BSN_PREFIX = "BSN";
  private static final int CENTURY = 2000;
  private static final int YEAR_DIGITS = 4;

  /**
   * The letter.
   *
   * @throws nl.pzp.problem.ProblemException when it is not a letter, or identifies no patient
   */
  Letter read(EdifactMessage message) {
    if (!TYPES.contains(message.type())) {
      throw Problem.of(LetterProblem.TYPE_NOT_READ)
          .with("types", String.join(", ", TYPES.stream().sorted().toList()))
          .asException();
    }
    var pid = only(message, "PID");
    var warnings = new ArrayList<Problem>();
    message.segments().stream()
        .filter(segment -> !READ.contains(segment.tag()))
        .map(segment -> at(LetterProblem.SEGMENT_NOT_READ, segment).with("tag", segment.tag()))
        .forEach(warnings::add);
    return new Letter(
        name(message, "GGA"),
        name(message, "GGO"),
        written(message, warnings),
        bsn(pid),
        birthDate(pid),
        text(message),
        warnings);
  }

  private static Segment only(EdifactMessage message, String tag) {
    var found = message.segments().stream().filter(each -> each.tag().equals(tag)).toList();
    if (found.size() != 1) {
      throw Problem.of(LetterProblem.SEGMENT_MISSING).with("tag", tag).asException();
    }
    return found.get(0);
  }

  private static Bsn bsn(Segment pid) {
    var numbers =
        pid.elements().stream()
            .skip(2)
            .flatMap(List::stream)
            .map(String::strip)
            .filter(value -> value.matches("(?i)BSN.*\\d.*"))
            .map(value -> value.substring(BSN_PREFIX.length()).strip())
            .distinct()
            .toList();
    if (numbers.isEmpty()) {
      throw at(LetterProblem.BSN_MISSING, pid).asException();
    }
    if (numbers.size() > 1) {
      throw at(LetterProblem.TWO_BSNS, pid).asException();
    }
    return Bsn.parse(numbers.get(0))
        .orElseThrow(() -> at(LetterProblem.BSN_INVALID, pid).asException());
  }

  private static LocalDate birthDate(Segment pid) {
    return Optional.of(pid.element(1))
        .filter(parts -> !parts.isEmpty() && parts.get(0).length() == YEAR_DIGITS)
        .flatMap(LetterReader::day)
        .orElseThrow(() -> at(LetterProblem.BIRTH_DATE_MISSING, pid).asException());
  }

  // Senders write an unknown date as zeros.
  private static Optional<LocalDate> day(List<String> parts) {
    if (parts.size() != 3 || !parts.stream().allMatch(part -> part.matches("\\d{2}|\\d{4}"))) {
      return Optional.empty();
    }
    try {
      int year = Integer.parseInt(parts.get(0));
      return Optional.of(
              LocalDate.of(
                  parts.get(0).length() == YEAR_DIGITS ? year : CENTURY + year,
                  Integer.parseInt(parts.get(1)),
                  Integer.parseInt(parts.get(2))))
          .filter(day -> day.getYear() > 0);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable LocalDateTime written(EdifactMessage message, List<Problem> warnings) {
    for (var segment : message.segments()) {
      if (segment.tag().equals("DET")) {
        var day = day(segment.element(1));
        var time = time(segment.element(2));
        if (day.isPresent() && time.isPresent()) {
          return day.get().atTime(time.get());
        }
        warnings.add(at(LetterProblem.DATE_UNREADABLE, segment));
        return null;
      }
    }
    return null;
  }

  private static Optional<LocalTime> time(List<String> parts) {
    try {
      return parts.size() >= 2 && parts.stream().limit(2).allMatch(part -> part.matches("\\d{2}"))
          ? Optional.of(
              LocalTime.of(Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1))))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  // Keep the order of arrival: in practice the numbers behind TXT repeat and skip.
  private static List<String> text(EdifactMessage message) {
    var lines =
        message.segments().stream()
            .filter(segment -> segment.tag().equals("TXT"))
            .map(
                segment ->
                    String.join(
                        " ",
                        segment.elements().stream().map(parts -> String.join(":", parts)).toList()))
            .toList();
    if (lines.stream().allMatch(String::isBlank)) {
      throw Problem.of(LetterProblem.SEGMENT_MISSING).with("tag", "TXT").asException();
    }
    return lines;
  }

  private static String name(EdifactMessage message, String tag) {
    return message.segments().stream()
        .filter(segment -> segment.tag().equals(tag))
        .findFirst()
        .map(segment -> segment.value(1).strip())
        .orElse("");
  }

  private static Problem at(LetterProblem code, Segment segment) {
    return Problem.of(code).with("segment", Integer.toString(segment.number()));
  }
}
