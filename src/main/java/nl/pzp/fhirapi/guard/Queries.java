package nl.pzp.fhirapi.guard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import nl.pzp.guard.Utf8;
import org.jspecify.annotations.Nullable;

/** Whether the parameters of an address or a form can be decoded. */
final class Queries {

  private static final int ESCAPE = "%7C".length();
  private static final int HEX = 16;

  private Queries() {}

  /** False where a percent sign encodes nothing, or the bytes are no UTF-8. */
  static boolean isWellFormed(@Nullable String query) {
    if (query == null || query.indexOf('%') < 0) {
      return true;
    }
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < query.length(); i++) {
      if (query.charAt(i) != '%') {
        bytes.writeBytes(String.valueOf(query.charAt(i)).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      if (i + ESCAPE > query.length()
          || !isHex(query.charAt(i + 1))
          || !isHex(query.charAt(i + 2))) {
        return false;
      }
      bytes.write(Integer.parseInt(query, i + 1, i + ESCAPE, HEX));
      i += 2;
    }
    return Utf8.decode(bytes.toByteArray()).isPresent();
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
