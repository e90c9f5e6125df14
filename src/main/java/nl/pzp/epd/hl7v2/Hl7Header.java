package nl.pzp.epd.hl7v2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The header of a message, also of one that is otherwise unreadable: enough to answer it. Its
 * values are plain ASCII, so they need no charset and cannot break a log line.
 */
public final class Hl7Header {

  private static final int SCANNED = 4096;
  private static final int MSH = 3;
  private static final int LONGEST_FIELD = 250;
  private static final int LONGEST_NAME = 100;
  private static final int FIELDS = 21;

  private final Hl7Separators separators;
  private final List<String> fields;

  private Hl7Header(Hl7Separators separators, List<String> fields) {
    this.separators = separators;
    this.fields = fields;
  }

  /** The header in these bytes, or the reason why there is none. */
  public static Hl7HeaderReading read(byte[] message) {
    var start =
        new String(message, 0, Math.min(message.length, SCANNED), StandardCharsets.ISO_8859_1);
    if (!start.startsWith("MSH") || start.length() < MSH + 2) {
      return new Hl7HeaderReading.None(Hl7Problem.NO_HEADER);
    }
    var line = start.split("[\r\n]", 2)[0];
    char field = line.length() > MSH ? line.charAt(MSH) : ' ';
    int end = line.indexOf(field, MSH + 1);
    var separators =
        Hl7Separators.of(
            field,
            line.length() > MSH ? line.substring(MSH + 1, end < 0 ? line.length() : end) : "");
    if (separators.isEmpty()) {
      return new Hl7HeaderReading.None(Hl7Problem.SEPARATORS);
    }
    var fields = new ArrayList<String>(List.of("MSH", String.valueOf(field)));
    fields.addAll(
        Arrays.asList(
            line.substring(MSH + 1).split(java.util.regex.Pattern.quote("" + field), -1)));
    var kept = fields.subList(0, Math.min(fields.size(), FIELDS));
    if (kept.stream().anyMatch(text -> text.length() > LONGEST_FIELD)) {
      return new Hl7HeaderReading.None(Hl7Problem.HEADER_TOO_LONG);
    }
    var header = new Hl7Header(separators.get(), kept.stream().map(Hl7Header::plain).toList());
    return header.application().length() > LONGEST_NAME || header.facility().length() > LONGEST_NAME
        ? new Hl7HeaderReading.None(Hl7Problem.HEADER_TOO_LONG)
        : new Hl7HeaderReading.Read(header);
  }

  private static String plain(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  public Hl7Separators separators() {
    return separators;
  }

  /** The raw field, with its separators. */
  public String raw(int number) {
    return number < fields.size() ? fields.get(number) : "";
  }

  private String component(int number, int component) {
    var first = Hl7Field.part(raw(number), separators.repetition(), 1);
    return Hl7Field.part(first, separators.component(), component).strip();
  }

  /** The name in MSH-3. */
  public String application() {
    return component(3, 1);
  }

  /** The name in MSH-4. */
  public String facility() {
    return component(4, 1);
  }

  /** Type and event, such as {@code ADT^A08}. */
  public String type() {
    var event = component(9, 2);
    var code = component(9, 1);
    return event.isEmpty() ? code : code + "^" + event;
  }

  public String messageCode() {
    return component(9, 1);
  }

  public String event() {
    return component(9, 2);
  }

  /** MSH-10, the sender's own id of the message; empty when absent. */
  public Optional<String> controlId() {
    return Optional.of(raw(10)).filter(id -> !id.isBlank());
  }

  /** MSH-11: P for production, T and D for tests and trainings; empty when none is stated. */
  public String processing() {
    return component(11, 1);
  }

  public String version() {
    return component(12, 1);
  }

  /** The first charset of MSH-18; empty when none is stated. */
  public String charset() {
    return component(18, 1);
  }

  /** Whether MSH-15 or MSH-16 asks for enhanced acknowledgement (HL7 2.5.1, section 2.9.3). */
  public boolean isEnhanced() {
    return !raw(15).isBlank() || !raw(16).isBlank();
  }

  /** Whether the sender wants an accept acknowledgement for this outcome. */
  public boolean wantsAccept(boolean positive) {
    return switch (raw(15).strip()) {
      case "NE" -> false;
      case "ER" -> !positive;
      case "SU" -> positive;
      default -> isEnhanced();
    };
  }

  /** Whether the sender wants only the application acknowledgement. */
  public boolean wantsOutcome() {
    return !isEnhanced() || (!raw(16).isBlank() && raw(15).strip().equals("NE"));
  }

  /** Whether the sender wants an application acknowledgement for this outcome. */
  public boolean wantsOutcome(boolean positive) {
    return switch (raw(16).strip()) {
      case "NE" -> false;
      case "ER" -> !positive;
      case "SU" -> positive;
      default -> wantsOutcome();
    };
  }

  @Override
  public String toString() {
    return "Hl7Header[" + type() + "]";
  }
}
