package nl.pzp.epd.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes segments with the usual separators. It escapes all text (HL7 2.5.1, section 2.7), so that
 * no text can end a field, a segment or a message.
 */
public final class Hl7Writer {

  /** The charsets of outgoing messages. */
  public enum Characters {
    UTF_8("UNICODE UTF-8", StandardCharsets.UTF_8),
    LATIN_1("8859/1", StandardCharsets.ISO_8859_1);

    private final String code;
    private final Charset charset;

    Characters(String code, Charset charset) {
      this.code = code;
      this.charset = charset;
    }

    /** The name in MSH-18 (HL7 table 0211). */
    public String code() {
      return code;
    }
  }

  private static final String NO_CHARACTER = "(?)";
  private static final int HEADER_OFFSET = 1;

  private final Characters characters;
  private final List<List<String>> segments = new ArrayList<>();

  public Hl7Writer(Characters characters) {
    this.characters = characters;
  }

  /** Starts a segment; later calls set its fields. */
  public Hl7Writer segment(String name) {
    var fields = new ArrayList<String>();
    fields.add(name);
    if (name.equals("MSH")) {
      fields.add(Hl7Separators.USUAL.encoding());
    }
    segments.add(fields);
    return this;
  }

  /** Sets a field, numbered as in the standard, to these components. */
  public Hl7Writer set(int field, String... components) {
    return raw(field, joined('^', components));
  }

  /** Adds a repetition with these components to a field. */
  public Hl7Writer again(int field, String... components) {
    var before = last().size() > index(field) ? last().get(index(field)) : "";
    var more = joined('^', components);
    return raw(field, before.isEmpty() ? more : before + "~" + more);
  }

  /** Sets a field to text that is already in HL7 notation. */
  public Hl7Writer raw(int field, String text) {
    while (last().size() <= index(field)) {
      last().add("");
    }
    last().set(index(field), text);
    return this;
  }

  /** Joins subcomponents to one component. */
  public String subcomponents(String... parts) {
    return joined('&', parts);
  }

  /** Escapes text for a component. */
  public String escaped(String text) {
    var out = new StringBuilder();
    var plain = text.replace("\r\n", "\n").replace('\r', '\n');
    plain.codePoints().forEach(c -> out.append(escaped(c)));
    return out.toString();
  }

  /** The segments, each with its terminator. */
  public byte[] bytes() {
    return segments.stream()
        .map(fields -> String.join("|", trimmed(fields)) + "\r")
        .collect(Collectors.joining())
        .getBytes(characters.charset);
  }

  private String joined(char separator, String... parts) {
    return String.join(
        String.valueOf(separator), trimmed(Arrays.stream(parts).map(this::escaped).toList()));
  }

  private static List<String> trimmed(List<String> parts) {
    int end = parts.size();
    while (end > 0 && parts.get(end - 1).isEmpty()) {
      end--;
    }
    return parts.subList(0, end);
  }

  private List<String> last() {
    return segments.get(segments.size() - 1);
  }

  // MSH-1 is the separator itself.
  private int index(int field) {
    return last().get(0).equals("MSH") ? field - HEADER_OFFSET : field;
  }

  private String escaped(int c) {
    return switch (c) {
      case '|' -> "\\F\\";
      case '^' -> "\\S\\";
      case '&' -> "\\T\\";
      case '~' -> "\\R\\";
      case '\\' -> "\\E\\";
      case '\n' -> "\\.br\\";
      default -> c < ' ' || c == 0x7f ? "\\X%02X\\".formatted(c) : carried(c);
    };
  }

  // A character outside the charset loses its accent, or leaves a mark.
  private String carried(int c) {
    if (c < 0x7f) {
      return String.valueOf((char) c);
    }
    var text = Character.toString(c);
    if (isCarried(text)) {
      return text;
    }
    var bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return !bare.isEmpty() && isCarried(bare) ? bare : NO_CHARACTER;
  }

  private boolean isCarried(String text) {
    return characters.charset.newEncoder().canEncode(text);
  }

  /** Omits the content. */
  @Override
  public String toString() {
    return "Hl7Writer[" + segments.size() + "]";
  }
}
