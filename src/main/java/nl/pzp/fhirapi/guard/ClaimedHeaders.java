package nl.pzp.fhirapi.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.pzp.terminology.Profiles;

/**
 * What a caller says in headers of whom it asks for, such as the Zorgviewer of its reader. Anybody
 * can say it: it is kept in the audit trail as claimed, and decides nothing.
 */
public final class ClaimedHeaders {

  private static final int LONGEST = 256;

  private final List<String> names;

  private ClaimedHeaders(List<String> names) {
    this.names = names;
  }

  /** The headers of {@code stu3/claimed-headers.csv}. */
  public static ClaimedHeaders read(Profiles profiles) {
    return new ClaimedHeaders(
        profiles.rows("stu3/claimed-headers.csv").stream()
            .map(row -> Objects.requireNonNull(row.get("header"), "a row without header"))
            .toList());
  }

  /** The first 256 characters of each that was sent, without control characters. */
  Map<String, String> in(HttpServletRequest request) {
    var claimed = new LinkedHashMap<String, String>();
    for (var name : names) {
      var sent = request.getHeader(name);
      if (sent != null && !sent.isBlank()) {
        var plain = sent.replaceAll("\\p{Cntrl}", " ").strip();
        claimed.put(name, plain.substring(0, Math.min(plain.length(), LONGEST)));
      }
    }
    return claimed;
  }
}
