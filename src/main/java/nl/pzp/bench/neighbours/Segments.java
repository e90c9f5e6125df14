package nl.pzp.bench.neighbours;

import java.util.Arrays;
import java.util.Optional;

/** The small part of HL7v2 that a neighbour needs. */
final class Segments {

  private Segments() {}

  /** A field of the first segment with this name, by its HL7 number; empty when absent. */
  static String field(String message, String segment, int field) {
    var found =
        message
            .lines()
            .flatMap(line -> Arrays.stream(line.split("\r")))
            .filter(line -> line.startsWith(segment))
            .findFirst();
    return found.map(line -> field(line, segment.equals("MSH") ? field - 1 : field)).orElse("");
  }

  private static String field(String line, int index) {
    var separator = line.length() > 3 ? line.substring(3, 4) : "|";
    var fields = line.split(java.util.regex.Pattern.quote(separator), -1);
    return index < fields.length ? fields[index] : "";
  }

  /** The acknowledgement of a message. */
  static String acknowledgement(String message, String code) {
    var version = Optional.of(field(message, "MSH", 12)).filter(v -> !v.isEmpty()).orElse("2.5");
    return "MSH|^~\\&|"
        + field(message, "MSH", 5)
        + "|"
        + field(message, "MSH", 6)
        + "|"
        + field(message, "MSH", 3)
        + "|"
        + field(message, "MSH", 4)
        + "|"
        + field(message, "MSH", 7)
        + "||ACK|A"
        + field(message, "MSH", 10)
        + "|P|"
        + version
        + "\rMSA|"
        + code
        + "|"
        + field(message, "MSH", 10)
        + "\r";
  }

  /** Escapes text for a field. */
  static String escaped(String text) {
    return text.replace("\\", "\\E\\")
        .replace("|", "\\F\\")
        .replace("^", "\\S\\")
        .replace("&", "\\T\\")
        .replace("~", "\\R\\")
        .replace("\r\n", "\n")
        .replace("\n", "\\.br\\");
  }
}
