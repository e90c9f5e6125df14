package nl.pzp.his.edifact;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Writes an interchange of one message, with the usual separators. */
public final class InterchangeWriter {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final Header header;
  private final List<String> segments = new ArrayList<>();

  public InterchangeWriter(Header header) {
    this.header = header;
  }

  /**
   * Adds a segment.
   *
   * @param tag with its nesting, such as {@code TXT:3}
   * @param elements each with its components; empty ones at the end are left out
   */
  @SafeVarargs
  public final InterchangeWriter add(String tag, List<String>... elements) {
    var text = new StringBuilder(tag);
    int last = elements.length;
    while (last > 0 && elements[last - 1].stream().allMatch(String::isEmpty)) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      text.append(Separators.USUAL.element()).append(components(elements[i]));
    }
    segments.add(text.append(Separators.USUAL.terminator()).toString());
    return this;
  }

  private static String components(List<String> components) {
    int last = components.size();
    while (last > 0 && components.get(last - 1).isEmpty()) {
      last--;
    }
    return String.join(
        Character.toString(Separators.USUAL.component()),
        components.subList(0, last).stream().map(Separators.USUAL::released).toList());
  }

  /**
   * The complete interchange with its envelopes and counts, a line for each segment.
   *
   * @param message reference of the message
   * @param type components of its type, such as MEDVRI and 1
   */
  public byte[] write(String message, List<String> type, LocalDateTime prepared) {
    var whole = new InterchangeWriter(header);
    whole.add(
        "UNB",
        List.of(header.repertoire().name(), "1"),
        List.of(header.sender()),
        List.of(header.recipient()),
        List.of(DAY.format(prepared), TIME.format(prepared)),
        List.of(header.reference()));
    whole.add("UNH", List.of(message), type);
    whole.segments.addAll(segments);
    whole.add("UNT", List.of(Integer.toString(segments.size() + 2)), List.of(message));
    whole.add("UNZ", List.of("1"), List.of(header.reference()));
    var text = "UNA:+.? '\r\n" + String.join("\r\n", whole.segments) + "\r\n";
    return text.getBytes(
        header.repertoire() == Repertoire.UNOY
            ? StandardCharsets.UTF_8
            : StandardCharsets.ISO_8859_1);
  }
}
