package nl.pzp.careplan.current;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import nl.pzp.careplan.current.Statement.Force;
import nl.pzp.form.Moment;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ConsentVerificationComponent;
import org.jspecify.annotations.Nullable;

/** When a Consent was agreed and how its status counts (FHIR R4, Consent.status, .verification). */
final class ConsentMoments {

  private ConsentMoments() {}

  /**
   * The day of the newest conversation: {@code dateTime}, or a later day on which it was verified
   * with the patient. Absent when the Consent gives no day.
   */
  static @Nullable Moment agreed(Consent consent) {
    return Stream.concat(
            Stream.ofNullable(RecordReading.moment(consent.getDateTimeElement())),
            consent.getVerification().stream()
                .filter(ConsentVerificationComponent::getVerified)
                .map(verification -> verification.getVerificationDateElement())
                .map(RecordReading::moment)
                .filter(Objects::nonNull))
        .max(Comparator.comparing(Moment::day).thenComparing(Moment::text))
        .orElse(null);
  }

  /** How the status alone counts; an active one that was never verified is not agreed. */
  static Force status(Consent consent) {
    var status = consent.getStatus();
    if (status == ConsentState.ACTIVE) {
      return isUnverified(consent) ? Force.UNVERIFIED : Force.HOLDS;
    }
    return status == ConsentState.INACTIVE ? Force.ENDED : Force.NOT_YET;
  }

  private static boolean isUnverified(Consent consent) {
    return consent.hasVerification()
        && consent.getVerification().stream().noneMatch(ConsentVerificationComponent::getVerified);
  }
}
