package nl.pzp.his;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.pzp.his.FiledLetters.State;
import nl.pzp.his.edifact.EdifactProblem;
import nl.pzp.his.edifact.Header;
import nl.pzp.his.edifact.InterchangeReading;
import nl.pzp.his.edifact.InterchangeWriter;
import nl.pzp.his.edifact.Repertoire;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.problem.ProblemCode;
import nl.pzp.record.MessageId;
import nl.pzp.terminology.DutchTime;
import org.jspecify.annotations.Nullable;

/**
 * Reports refused letters to their sender: a CONTRL (EDIFACT, D.3) for its system, and a text for
 * the person who must correct it. The number of the file in the inbox names both. They hold no
 * patient data, and a rewrite gives the same content.
 */
final class Rejections {

  private static final String REJECTED = "4";
  private static final String TAKEN = "7";

  // Error codes of CONTRL (data element 0085).
  private static final Map<ProblemCode, String> CODES =
      Map.ofEntries(
          Map.entry(EdifactProblem.CHARACTER_SET, "2"),
          Map.entry(EdifactProblem.CHARACTER, "21"),
          Map.entry(EdifactProblem.HEADER, "13"),
          Map.entry(EdifactProblem.INTERCHANGE_COUNT, "29"),
          Map.entry(EdifactProblem.INTERCHANGE_REFERENCE, "28"),
          Map.entry(EdifactProblem.MESSAGE_COUNT, "29"),
          Map.entry(EdifactProblem.MESSAGE_REFERENCE, "28"),
          Map.entry(EdifactProblem.REFERENCE_TWICE, "26"),
          Map.entry(EdifactProblem.TEST, "25"),
          Map.entry(LetterProblem.TYPE_NOT_READ, "15"),
          Map.entry(LetterProblem.SEGMENT_MISSING, "13"),
          Map.entry(LetterProblem.BSN_MISSING, "13"),
          Map.entry(LetterProblem.BIRTH_DATE_MISSING, "13"),
          Map.entry(LetterProblem.REFERENCE_REUSED, "26"));
  private static final String INVALID_VALUE = "12";
  private static final String UNSPECIFIED = "18";

  private final LetterFolder folder;
  private final ProblemCatalogue texts;

  Rejections(LetterFolder folder, ProblemCatalogue texts) {
    this.folder = folder;
    this.texts = texts;
  }

  /** Writes the report; nothing when all letters were taken. */
  void write(FiledLetters filed) {
    var problems = problems(filed);
    if (problems.isEmpty()) {
      return;
    }
    var name = filed.file().id().toString();
    var header = header(filed.reading());
    if (header != null) {
      folder.put(name + ".contrl.edi", control(filed, header));
    }
    folder.put(name + ".txt", text(problems).getBytes(StandardCharsets.UTF_8));
  }

  /** Reports a file that was too large to read. */
  void write(MessageId file, Problem problem) {
    folder.put(
        file + ".txt", text(List.of(Map.entry("", problem))).getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Header header(InterchangeReading reading) {
    return reading instanceof InterchangeReading.Read read
        ? read.header()
        : ((InterchangeReading.Refused) reading).header();
  }

  /** All problems that refused something, with the reference of the message if there is one. */
  private static List<Map.Entry<String, Problem>> problems(FiledLetters filed) {
    var all = new ArrayList<Map.Entry<String, Problem>>();
    if (filed.reading() instanceof InterchangeReading.Refused refused) {
      refused.problems().forEach(problem -> all.add(Map.entry("", problem)));
    }
    for (var letter : filed.letters()) {
      if (letter.state() == State.REFUSED) {
        letter.problems().forEach(problem -> all.add(Map.entry(letter.reference(), problem)));
      }
    }
    return all;
  }

  private static byte[] control(FiledLetters filed, Header header) {
    // The time of arrival, so that every rewrite gives the same answer.
    var prepared = DutchTime.wallClock(filed.file().receivedAt());
    var reference = filed.file().id().toString().replace("-", "").substring(0, 14);
    var refused = filed.reading() instanceof InterchangeReading.Refused;
    var writer =
        new InterchangeWriter(
            new Header(
                Repertoire.UNOB,
                /* sender= */ header.recipient(),
                /* recipient= */ header.sender(),
                reference,
                false));
    writer.add(
        "UCI",
        List.of(header.reference()),
        List.of(header.sender()),
        List.of(header.recipient()),
        List.of(refused ? REJECTED : TAKEN),
        List.of(refused ? code(filed.reading()) : ""));
    if (filed.reading() instanceof InterchangeReading.Read read) {
      for (int i = 0; i < read.messages().size(); i++) {
        var letter = filed.letters().get(i);
        if (letter.state() == State.REFUSED) {
          writer.add(
              "UCM",
              List.of(letter.reference()),
              List.of(read.messages().get(i).type(), "1"),
              List.of(REJECTED),
              List.of(code(letter.problems().get(0))));
        }
      }
    }
    return writer.write("1", List.of("CONTRL", "D", "3", "UN"), prepared);
  }

  private static String code(InterchangeReading reading) {
    return code(((InterchangeReading.Refused) reading).problems().get(0));
  }

  private static String code(Problem problem) {
    return CODES.getOrDefault(
        problem.code(), problem.code() instanceof LetterProblem ? INVALID_VALUE : UNSPECIFIED);
  }

  private String text(List<Map.Entry<String, Problem>> problems) {
    var out = new StringBuilder();
    for (var entry : problems) {
      var problem = entry.getValue();
      out.append(problem.code().id());
      if (!entry.getKey().isEmpty()) {
        out.append(" (").append(entry.getKey()).append(')');
      }
      out.append('\n');
      for (var language : List.of("nl", "en")) {
        var said = texts.text(problem, Locale.forLanguageTag(language));
        out.append(said.message()).append(' ').append(said.remedy()).append('\n');
      }
      out.append('\n');
    }
    return out.toString();
  }
}
