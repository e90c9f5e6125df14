package nl.pzp.notify.subscription;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types of notifications: JSON, optionally with R4's FHIR version parameter. */
final class PayloadType {

  private static final String PLAIN_JSON = "application/json";
  private static final String VERSION = "fhirversion=";
  private static final String R4 = "4.0";

  private PayloadType() {}

  static boolean isOffered(String mime) {
    var parts = parts(mime);
    return (parts[0].equals(Terms.FHIR_JSON) || parts[0].equals(PLAIN_JSON))
        && Arrays.stream(parts)
            .filter(part -> part.startsWith(VERSION))
            .allMatch(part -> part.startsWith(VERSION + R4));
  }

  /** The media type of the post equals the requested one (the guide, REST-Hook). */
  static String posted(@Nullable String asked) {
    if (asked == null) {
      return Terms.FHIR_JSON;
    }
    var parts = parts(asked);
    var type = parts[0].equals(PLAIN_JSON) ? PLAIN_JSON : Terms.FHIR_JSON;
    return Arrays.stream(parts).anyMatch(part -> part.startsWith(VERSION))
        ? type + "; fhirVersion=" + R4
        : type;
  }

  private static String[] parts(String mime) {
    return mime.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
  }
}
