package nl.pzp.epd;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import nl.pzp.epd.hl7v2.Hl7Header;

/**
 * Who sends a message: the hospital's name in MSH-4, or the system's in MSH-3 where there is none.
 * One hospital is one source, whichever of its systems sends.
 */
record Sender(String source) {

  static Sender of(Hl7Header header, Hl7Data data) {
    var name = header.facility().isEmpty() ? header.application() : header.facility();
    return named(name.isEmpty() ? "unnamed" : name, data);
  }

  static Sender named(String facility, Hl7Data data) {
    return new Sender(data.source() + encoded(facility));
  }

  /** The system of numbers that this sender gives out under a name of its own. */
  String system(String name) {
    return source + ":" + encoded(name);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
