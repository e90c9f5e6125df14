package nl.pzp.epd.hl7v2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** The syntax of a message: its separators, and the charset of its escaped bytes. */
record Hl7Syntax(Hl7Separators separators, Charset charset) {

  private static final int HEX = 16;

  /**
   * Resolves the escapes (HL7 2.5.1, section 2.7). An unknown or unclosed escape stays as it is.
   */
  String unescaped(String text) {
    if (separators.escape().isEmpty()) {
      return text;
    }
    char escape = separators.escape().get();
    int start = text.indexOf(escape);
    if (start < 0) {
      return text;
    }
    var result = new StringBuilder(text.length());
    int from = 0;
    while (start >= 0) {
      int end = text.indexOf(escape, start + 1);
      if (end < 0) {
        break;
      }
      var meaning = meaning(text.substring(start + 1, end));
      result.append(text, from, start);
      if (meaning == null) {
        // The end of this escape may start a known one.
        result.append(text, start, end);
        from = end;
        start = end;
      } else {
        result.append(meaning);
        from = end + 1;
        start = text.indexOf(escape, from);
      }
    }
    return result.append(text.substring(from)).toString();
  }

  private @org.jspecify.annotations.Nullable String meaning(String code) {
    return switch (code) {
      case "F" -> String.valueOf(separators.field());
      case "S" -> String.valueOf(separators.component());
      case "T" -> separators.subcomponent().map(String::valueOf).orElse(null);
      case "R" -> String.valueOf(separators.repetition());
      case "E" -> separators.escape().map(String::valueOf).orElse(null);
      case "H", "N" -> "";
      case ".br", ".sp", ".ce" -> "\n";
      default -> code.matches("X([0-9A-Fa-f]{2})+") ? bytes(code.substring(1)) : null;
    };
  }

  private String bytes(String hex) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < hex.length(); i += 2) {
      bytes.write(Integer.parseInt(hex.substring(i, i + 2), HEX));
    }
    // An escaped carriage return is a line break in the text, never the end of a segment.
    return bytes.toString(charset).replace("\r\n", "\n").replace('\r', '\n');
  }
}
