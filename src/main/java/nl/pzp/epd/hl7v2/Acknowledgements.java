package nl.pzp.epd.hl7v2;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.terminology.DutchTime;

/**
 * Writes acknowledgements (HL7 2.5.1, section 2.14). The same message always gets the same bytes.
 * They repeat only the header of the message.
 */
public final class Acknowledgements {

  /** The code of an acknowledgement (MSA-1). */
  public enum Code {
    AA,
    AE,
    AR,
    CA,
    CE,
    CR
  }

  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx").withZone(DutchTime.ZONE);
  private static final int MOST_ERRORS = 10;
  private static final int LONGEST_IN_MSA = 240;
  private static final int LONGEST_IN_ERR = 1000;

  private final ProblemCatalogue catalogue;

  public Acknowledgements(ProblemCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The acknowledgement of a message.
   *
   * @param header of the message; absent when it could not be read
   * @param received when the message came
   * @param id of the kept message
   */
  public byte[] write(
      Optional<Hl7Header> header, Code code, List<Problem> problems, Instant received, UUID id) {
    var separators = header.map(Hl7Header::separators).orElse(Hl7Separators.USUAL);
    var version = header.map(Hl7Header::version).filter(v -> !v.isEmpty()).orElse("2.4");
    var ack = new StringBuilder();
    segment(
        ack,
        separators,
        "MSH",
        separators.encoding(),
        raw(header, 5),
        raw(header, 6),
        raw(header, 3),
        raw(header, 4),
        TIME.format(received),
        "",
        acknowledgedType(header, separators),
        id.toString().replace("-", "").substring(0, 20),
        header.map(h -> h.raw(11)).filter(p -> !p.isEmpty()).orElse("P"),
        version);
    segment(
        ack,
        separators,
        "MSA",
        code.name(),
        raw(header, 10),
        problems.isEmpty() ? "" : text(problems.get(0), separators, LONGEST_IN_MSA));
    if (version.compareTo("2.5") >= 0) {
      problems.stream().limit(MOST_ERRORS).forEach(p -> error(ack, separators, p));
    }
    return ack.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String acknowledgedType(Optional<Hl7Header> header, Hl7Separators separators) {
    return header
        .map(Hl7Header::event)
        .filter(event -> !event.isEmpty())
        .map(event -> "ACK" + separators.component() + event)
        .orElse("ACK");
  }

  private void error(StringBuilder ack, Hl7Separators separators, Problem problem) {
    var place = problem.place().toString();
    segment(
        ack,
        separators,
        "ERR",
        "",
        location(place, separators),
        errorCode(problem, separators),
        problem.isError() ? "E" : "W",
        problem.code().id(),
        "",
        escaped(place, separators),
        text(problem, separators, LONGEST_IN_ERR));
  }

  // ERR-2, an ERL: segment, its number, field.
  private static String location(String place, Hl7Separators separators) {
    if (!place.matches("[A-Z][A-Z0-9]{2}(-\\d{1,3})?")) {
      return "";
    }
    var parts = place.split("-", 2);
    return parts[0]
        + separators.component()
        + "1"
        + (parts.length == 1 ? "" : separators.component() + parts[1]);
  }

  // HL7 table 0357.
  private static String errorCode(Problem problem, Hl7Separators separators) {
    var code =
        switch (problem.code().issueType()) {
          case "required" -> "101";
          case "value", "structure", "too-long" -> "102";
          case "code-invalid" -> "103";
          case "not-supported" -> "200";
          case "not-found" -> "204";
          case "duplicate", "conflict" -> "205";
          case "lock-error" -> "206";
          default -> "207";
        };
    return code + separators.component() + separators.component() + "HL70357";
  }

  private String text(Problem problem, Hl7Separators separators, int longest) {
    var text = catalogue.text(problem, DUTCH);
    var whole = problem.code().id() + ": " + text.message() + " " + text.remedy();
    return escaped(whole.length() > longest ? whole.substring(0, longest) : whole, separators);
  }

  // Plain ASCII, which every charset has in common.
  private static String escaped(String text, Hl7Separators separators) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[^\\x20-\\x7e]", "");
    var result = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      result.append(isSeparator(plain.charAt(i), separators) ? ' ' : plain.charAt(i));
    }
    return result.toString();
  }

  private static boolean isSeparator(char c, Hl7Separators separators) {
    return c == separators.field() || separators.encoding().indexOf(c) >= 0;
  }

  private static String raw(Optional<Hl7Header> header, int field) {
    return header.map(h -> h.raw(field)).orElse("");
  }

  private static void segment(StringBuilder ack, Hl7Separators separators, String... fields) {
    var line = String.join(String.valueOf(separators.field()), fields);
    int end = line.length();
    while (line.charAt(end - 1) == separators.field()) {
      end--;
    }
    ack.append(line, 0, end).append('\r');
  }
}
