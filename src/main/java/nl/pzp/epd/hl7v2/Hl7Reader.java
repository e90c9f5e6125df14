package nl.pzp.epd.hl7v2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.pzp.guard.MessageCharacters;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;

/**
 * Parses bytes as a message, in the charset of MSH-18. Without a stated charset, or with ASCII for
 * bytes that are not ASCII, it reads valid UTF-8 as UTF-8. Other bytes it reads as Windows-1252.
 */
public final class Hl7Reader {

  // Hospitals that say 8859/1 send Windows-1252: where the two differ, 8859/1 has no text.
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int MOST_SEGMENTS = 5_000;
  private static final int MOST_FIELDS = 500;
  private static final int MOST_REPETITIONS = 500;

  private Hl7Reader() {}

  /**
   * The message.
   *
   * @throws ProblemException when the message cannot be read
   */
  public static Hl7Message read(byte[] bytes) {
    var reading = Hl7Header.read(bytes);
    if (reading instanceof Hl7HeaderReading.None none) {
      throw Problem.of(none.problem()).at(Place.at("MSH")).asException();
    }
    var header = ((Hl7HeaderReading.Read) reading).header();
    var charset = charset(header, bytes);
    var text = decoded(bytes, charset, header);
    return new Hl7Message(header, segments(text, new Hl7Syntax(header.separators(), charset)));
  }

  private static List<Hl7Segment> segments(String text, Hl7Syntax syntax) {
    var segments = new ArrayList<Hl7Segment>();
    int from = 0;
    while (from < text.length()) {
      int end = from;
      while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
        end++;
      }
      if (end > from) {
        if (segments.size() >= MOST_SEGMENTS) {
          throw tooMany("segments", MOST_SEGMENTS);
        }
        var line = text.substring(from, end);
        // An escape can hide what no message may hold; the separators themselves stand in MSH.
        var said = segments.isEmpty() ? line : syntax.unescaped(line);
        if (!MessageCharacters.isAllowed(said)) {
          throw at(Hl7Problem.CHARACTER_NOT_ALLOWED, segments.size());
        }
        segments.add(segment(line, segments.size(), syntax));
      }
      from = end + 1;
    }
    return segments;
  }

  private static Hl7Segment segment(String line, int index, Hl7Syntax syntax) {
    var fields = new ArrayList<String>();
    int from = 0;
    while (from <= line.length()) {
      int next = line.indexOf(syntax.separators().field(), from);
      int end = next < 0 ? line.length() : next;
      fields.add(line.substring(from, end));
      from = end + 1;
      if (fields.size() > MOST_FIELDS) {
        throw tooMany("fields", MOST_FIELDS);
      }
    }
    var name = fields.get(0);
    if (!name.matches("[A-Z][A-Z0-9]{2}")) {
      throw at(Hl7Problem.SEGMENT_NAME, index);
    }
    if (index == 0) {
      // MSH-1 is the separator itself.
      fields.add(1, String.valueOf(syntax.separators().field()));
    } else {
      char repetition = syntax.separators().repetition();
      for (var field : fields) {
        if (field.chars().filter(c -> c == repetition).count() >= MOST_REPETITIONS
            && !name.equals("OBX")) {
          throw tooMany("repetitions", MOST_REPETITIONS);
        }
      }
    }
    return new Hl7Segment(name, List.copyOf(fields), syntax);
  }

  private static Charset charset(Hl7Header header, byte[] bytes) {
    return switch (header.charset().toUpperCase(Locale.ROOT)) {
      case "", "ASCII" ->
          valid(bytes, StandardCharsets.UTF_8).isPresent() ? StandardCharsets.UTF_8 : WINDOWS;
      case "8859/1" -> WINDOWS;
      case "8859/15" -> Charset.forName("ISO-8859-15");
      case "UNICODE UTF-8", "UNICODE", "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
      default -> throw Problem.of(Hl7Problem.CHARSET_UNKNOWN).at(Place.at("MSH-18")).asException();
    };
  }

  private static String decoded(byte[] bytes, Charset charset, Hl7Header header) {
    return valid(bytes, charset)
        .orElseThrow(
            () ->
                Problem.of(Hl7Problem.CHARSET_OTHER)
                    .with("charset", header.charset())
                    .at(Place.at("MSH-18"))
                    .asException());
  }

  private static Optional<String> valid(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static ProblemException at(Hl7Problem code, int index) {
    return Problem.of(code).with("number", Integer.toString(index + 1)).asException();
  }

  private static ProblemException tooMany(String what, int limit) {
    return Problem.of(Hl7Problem.TOO_MANY)
        .with("what", what)
        .with("limit", Integer.toString(limit))
        .asException();
  }
}
