package nl.pzp.epd;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import nl.pzp.terminology.DutchTime;

/** Times as HL7v2 writes them. */
final class Hl7Moment {

  private static final DateTimeFormatter DUTCH =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx").withZone(DutchTime.ZONE);

  private Hl7Moment() {}

  /** In Dutch time, with its offset. */
  static String of(Instant moment) {
    return DUTCH.format(moment);
  }

  /** FHIR's date or dateTime, as precise and with the offset as it was written. */
  static String of(String fhir) {
    return fhir.replaceFirst("Z$", "+00:00")
        .replaceFirst("\\.(\\d{1,4})\\d*", ".$1")
        .replaceFirst("T", "")
        .replaceFirst("^(\\d{4})-(\\d{2})", "$1$2")
        .replaceFirst("^(\\d{6})-(\\d{2})", "$1$2")
        .replace(":", "");
  }
}
