package nl.pzp.his.edifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads an interchange: one UNB to UNZ with its messages (ISO 9735, section 6). */
public final class InterchangeReader {

  private static final Pattern NUMBER = Pattern.compile("0*(\\d{1,6})");
  // ISO 8859-1 has control characters where Windows has quotes and dashes.
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._-]{1,35}");
  private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,35}");
  private static final int LAST_ASCII = 0x7F;
  private static final int TEST_INDICATOR = 11;

  /** Reads the bytes of a file. */
  public InterchangeReading read(byte[] bytes) {
    Header header = null;
    try {
      // One character for one byte, so that positions in the text are positions in the file.
      var text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (!text.startsWith("UNA") && !text.startsWith("UNB")) {
        throw Problem.of(EdifactProblem.NO_INTERCHANGE).asException();
      }
      var separators = Separators.of(text);
      header = headerIfReadable(text, separators);
      var segments = new SegmentReader(text, separators).all();
      var found = header(segments);
      header = found;
      var warnings = new ArrayList<Problem>();
      checkCharacters(bytes, found.repertoire(), warnings);
      checkEnd(segments, found, warnings);
      var messages = messages(decoded(segments, found.repertoire()), bytes);
      checkCount(segments, messages.size());
      return new InterchangeReading.Read(found, messages, warnings);
    } catch (ProblemException e) {
      return new InterchangeReading.Refused(header, e.problems());
    }
  }

  // A truncated file can still be answered when its first segment is complete.
  private static @Nullable Header headerIfReadable(String text, Separators separators) {
    try {
      int end = text.indexOf(separators.terminator(), Separators.startOf(text));
      return end < 0
          ? null
          : header(new SegmentReader(text.substring(0, end + 1), separators).all());
    } catch (ProblemException e) {
      return null;
    }
  }

  private static Header header(List<Segment> segments) {
    if (segments.isEmpty() || !segments.get(0).tag().equals("UNB")) {
      throw Problem.of(EdifactProblem.NO_INTERCHANGE).asException();
    }
    var unb = segments.get(0);
    var repertoire =
        Repertoire.named(unb.value(1))
            .orElseThrow(() -> Problem.of(EdifactProblem.CHARACTER_SET).asException());
    var header =
        new Header(
            repertoire,
            unb.value(2),
            unb.value(3),
            unb.value(5),
            isTest(unb.value(TEST_INDICATOR).strip()));
    if (!ADDRESS.matcher(header.sender()).matches()
        || !ADDRESS.matcher(header.recipient()).matches()
        || !REFERENCE.matcher(header.reference()).matches()) {
      throw Problem.of(EdifactProblem.HEADER).asException();
    }
    return header;
  }

  // ISO 9735 has 1 for a test; later versions have 2 to 4 for syntax tests and echoes.
  private static boolean isTest(String indicator) {
    return !indicator.isEmpty() && !indicator.equals("0");
  }

  private static void checkCharacters(byte[] bytes, Repertoire repertoire, List<Problem> warnings) {
    boolean beyond = false;
    for (int i = 0; i < bytes.length; i++) {
      int c = bytes[i] & 0xFF;
      if ((c < ' ' && c != '\r' && c != '\n' && c != '\t') || c == LAST_ASCII) {
        throw Problem.of(EdifactProblem.CHARACTER)
            .with("byte", Integer.toString(i + 1))
            .asException();
      }
      beyond |=
          c > LAST_ASCII && (repertoire.isAscii() || (repertoire == Repertoire.UNOC && c < 0xA0));
    }
    if (beyond) {
      warnings.add(Problem.of(EdifactProblem.CHARACTERS_BEYOND).with("set", repertoire.name()));
    }
  }

  private static void checkEnd(List<Segment> segments, Header header, List<Problem> warnings) {
    var last = segments.get(segments.size() - 1);
    if (!last.tag().equals("UNZ")
        || segments.stream().filter(each -> each.tag().equals("UNZ")).count() > 1) {
      throw Problem.of(EdifactProblem.NO_END).asException();
    }
    if (sameBeforeLetters(last.value(2), header.reference())) {
      warnings.add(Problem.of(EdifactProblem.REFERENCE_PREFIX));
    } else if (!last.value(2).equals(header.reference())) {
      throw Problem.of(EdifactProblem.INTERCHANGE_REFERENCE).asException();
    }
  }

  // Seen in practice: SNM1020 in the header and 1020 at the end, or the reverse.
  private static boolean sameBeforeLetters(String one, String other) {
    return !one.equals(other) && !bare(one).isEmpty() && bare(one).equals(bare(other));
  }

  private static String bare(String reference) {
    return reference.replaceFirst("^[A-Z]+(?=\\d+$)", "");
  }

  private static void checkCount(List<Segment> segments, int messages) {
    var count = NUMBER.matcher(segments.get(segments.size() - 1).value(1));
    if (messages == 0 || !count.matches() || Integer.parseInt(count.group(1)) != messages) {
      throw Problem.of(EdifactProblem.INTERCHANGE_COUNT)
          .with("found", Integer.toString(messages))
          .asException();
    }
  }

  private static List<EdifactMessage> messages(List<Segment> segments, byte[] bytes) {
    var messages = new ArrayList<EdifactMessage>();
    var references = new HashSet<String>();
    int start = -1;
    for (int i = 1; i < segments.size() - 1; i++) {
      var tag = segments.get(i).tag();
      var opens = tag.equals("UNH");
      if (opens != (start < 0)) {
        throw outsideMessage(segments.get(i));
      }
      if (opens) {
        start = i;
      } else if (tag.equals("UNT")) {
        var message = message(segments.subList(start, i + 1), bytes);
        if (!references.add(message.reference())) {
          throw Problem.of(EdifactProblem.REFERENCE_TWICE)
              .with("segment", Integer.toString(segments.get(start).number()))
              .asException();
        }
        messages.add(message);
        start = -1;
      }
    }
    if (start >= 0) {
      throw outsideMessage(segments.get(segments.size() - 1));
    }
    return messages;
  }

  private static RuntimeException outsideMessage(Segment segment) {
    return Problem.of(EdifactProblem.MESSAGE_ENVELOPE)
        .with("tag", segment.tag())
        .with("segment", Integer.toString(segment.number()))
        .asException();
  }

  private static EdifactMessage message(List<Segment> segments, byte[] bytes) {
    var unh = segments.get(0);
    var unt = segments.get(segments.size() - 1);
    var problems = new ArrayList<Problem>();
    var count = NUMBER.matcher(unt.value(1));
    if (!count.matches() || Integer.parseInt(count.group(1)) != segments.size()) {
      problems.add(
          Problem.of(EdifactProblem.MESSAGE_COUNT)
              .with("found", Integer.toString(segments.size()))
              .with("segment", Integer.toString(unt.number())));
    }
    if (!REFERENCE.matcher(unh.value(1)).matches() || !unt.value(2).equals(unh.value(1))) {
      problems.add(
          Problem.of(EdifactProblem.MESSAGE_REFERENCE)
              .with("segment", Integer.toString(unt.number())));
    }
    return new EdifactMessage(
        unh.value(1),
        unh.value(2),
        segments.subList(1, segments.size() - 1),
        Arrays.copyOfRange(bytes, unh.from(), unt.to()),
        problems);
  }

  private static List<Segment> decoded(List<Segment> segments, Repertoire repertoire) {
    return segments.stream()
        .map(
            each ->
                new Segment(
                    each.number(),
                    each.tag(),
                    each.nesting(),
                    each.elements().stream()
                        .map(
                            components ->
                                components.stream()
                                    .map(text -> decoded(text, repertoire, each))
                                    .toList())
                        .toList(),
                    each.from(),
                    each.to()))
        .toList();
  }

  private static String decoded(String text, Repertoire repertoire, Segment segment) {
    if (text.chars().allMatch(c -> c <= LAST_ASCII)) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    var charset = repertoire == Repertoire.UNOY ? StandardCharsets.UTF_8 : WINDOWS;
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(EdifactProblem.CHARACTER)
          .with("byte", Integer.toString(segment.from() + 1))
          .asException();
    }
  }
}
