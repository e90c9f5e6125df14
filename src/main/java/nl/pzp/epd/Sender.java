package nl.pzp.epd;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import nl.pzp.epd.hl7v2.Hl7Header;

/**
 * The sender of a message: the hospital in MSH-4, or the system in MSH-3 when MSH-4 is empty. A
 * hospital is one source, whichever of its systems sends.
 */
record Sender(String source) {

  static Sender of(Hl7Header header, Hl7Data data) {
    var name = header.facility().isEmpty() ? header.application() : header.facility();
    return named(name.isEmpty() ? "unnamed" : name, data);
  }

  static Sender named(String facility, Hl7Data data) {
    return new Sender(data.source() + encoded(facility));
  }

  /** The identifier system for numbers that this sender issues under this name. */
  String system(String name) {
    return source + ":" + encoded(name);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
