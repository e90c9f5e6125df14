package nl.pzp.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * The answer about sharing that one privacy Consent gives at a moment (FHIR R4, Consent). Content
 * that cannot be read, or that this version does not understand, is a no.
 *
 * @param said span in which the answer was given; a no without a date has no end, a yes without one
 *     begins before everything
 */
record SharingStatement(boolean yes, FhirSpan said) {

  private static final String DENY = "deny";
  private static final String PERMIT = "permit";

  /** Empty when the Consent says nothing about sharing now. */
  static Optional<SharingStatement> of(JsonNode consent, Instant now) {
    var status = consent.path("status").asText();
    if (status.equals("draft") || status.equals("proposed") || status.equals("entered-in-error")) {
      return Optional.empty();
    }
    var said = FhirSpan.of(consent.path("dateTime"));
    if (said.isPresent() && said.get().isAfter(now)) {
      return Optional.empty();
    }
    // An inactive yes was withdrawn; a date that cannot be read must not make a yes newer.
    if (!status.equals("active") || said.isEmpty() || isModified(consent)) {
      return Optional.of(no(said));
    }
    var provision = consent.path("provision");
    var period = SharingPeriod.at(provision.path("period"), now);
    if (period == SharingPeriod.TO_COME) {
      return Optional.empty();
    }
    return switch (provision.path("type").asText()) {
      case PERMIT ->
          Optional.of(
              period == SharingPeriod.HOLDS && !denies(provision, now)
                  ? new SharingStatement(true, said.get())
                  : no(said));
      case DENY -> period == SharingPeriod.OVER ? Optional.empty() : Optional.of(no(said));
      default -> Optional.of(no(said));
    };
  }

  /** A no without a date. */
  static SharingStatement unreadable() {
    return no(Optional.empty());
  }

  /** Whether this yes was certainly given after that no. */
  boolean outweighs(SharingStatement no) {
    return yes && !no.yes && said.beginsAfter(no.said);
  }

  private static SharingStatement no(Optional<FhirSpan> said) {
    return new SharingStatement(false, said.orElse(FhirSpan.ALWAYS));
  }

  // An exception to a yes is somebody or something with which the patient does not share.
  private static boolean denies(JsonNode provision, Instant now) {
    if (isModified(provision)) {
      return true;
    }
    for (var nested : provision.path("provision")) {
      var period = SharingPeriod.at(nested.path("period"), now);
      var holds = period != SharingPeriod.TO_COME && period != SharingPeriod.OVER;
      if (holds && (!nested.path("type").asText().equals(PERMIT) || denies(nested, now))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isModified(JsonNode element) {
    return !element.path("modifierExtension").isEmpty();
  }
}
