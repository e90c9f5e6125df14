package nl.pzp.fhirapi.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.pzp.terminology.Profiles;

/**
 * The headers in which a caller names its end user, such as the reader of the Zorgviewer. Nothing
 * proves them: the audit trail records them as claimed, and no decision uses them.
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

  /** The first 256 characters of each header that was sent, without control characters. */
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
