package nl.pzp.epd;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import nl.pzp.terminology.DutchTime;

/** Formats times as HL7v2 does. */
final class Hl7Moment {

  private static final DateTimeFormatter DUTCH =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx").withZone(DutchTime.ZONE);

  private Hl7Moment() {}

  /** In Dutch time, with its offset. */
  static String of(Instant moment) {
    return DUTCH.format(moment);
  }

  /** Converts a FHIR date or dateTime, with the same precision and offset. */
  static String of(String fhir) {
    return fhir.replaceFirst("Z$", "+00:00")
        .replaceFirst("\\.(\\d{1,4})\\d*", ".$1")
        .replaceFirst("T", "")
        .replaceFirst("^(\\d{4})-(\\d{2})", "$1$2")
        .replaceFirst("^(\\d{6})-(\\d{2})", "$1$2")
        .replace(":", "");
  }
}
