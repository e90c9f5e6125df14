package nl.pzp.stu3;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;

/**
 * zib2017's verification of a directive: whether, when and the parties. zib2020 has only the
 * agreeing parties; the standard's examples count them as verified on the day of the conversation.
 */
final class Verifications {

  static final String VERIFIED = "Verified";
  private static final String DATE = "VerificationDate";
  static final String WITH = "VerifiedWith";

  private final Vocabulary vocabulary;
  private final AgreementParties parties;

  Verifications(Vocabulary vocabulary, AgreementParties parties) {
    this.vocabulary = vocabulary;
    this.parties = parties;
  }

  /** Replaces agreement parties and verification by zib2017's extension. */
  void toStu3(Consent consent, ConversionFindings findings) {
    var notStated = !Extensions.take(consent, vocabulary.url(Carrier.NOT_VERIFIED)).isEmpty();
    var verifiedWith = parties.takeVerifiedWith(consent, findings.surroundings());
    if (notStated && verifiedWith.isEmpty()) {
      return;
    }
    var extension = new Extension(vocabulary.url(ZibExtension.VERIFICATION));
    if (consent.hasVerification()) {
      var verification = consent.getVerification().remove(0);
      if (verification.getVerifiedElement().hasValue()) {
        extension.addExtension(VERIFIED, verification.getVerifiedElement());
      }
      addDate(extension, verification.getVerificationDateElement());
    } else {
      extension.addExtension(VERIFIED, new BooleanType(true));
      addDate(extension, consent.getDateTimeElement());
    }
    verifiedWith.forEach(with -> extension.addExtension(WITH, with));
    consent.addExtension(extension);
  }

  private static void addDate(Extension extension, DateTimeType date) {
    if (date.hasValue()) {
      extension.addExtension(DATE, new DateTimeType(date.getValueAsString()));
    }
  }

  /**
   * Replaces zib2017's extension by agreement parties, and by a verification where it is needed.
   */
  void toR4(Consent consent) {
    var extensions = Extensions.take(consent, vocabulary.url(ZibExtension.VERIFICATION));
    if (extensions.stream().allMatch(this::statesNothing)) {
      consent.addExtension(vocabulary.url(Carrier.NOT_VERIFIED), new BooleanType(true));
      return;
    }
    var first = extensions.get(0);
    if (!isUsual(first, consent)) {
      verify(consent, first);
    }
    values(first, WITH, CodeableConcept.class).stream()
        .filter(with -> !isPlaceholder(with))
        .forEach(with -> parties.addVerifiedWith(consent, with));
    // Repeated verifications stay unchanged.
    extensions.stream().skip(1).forEach(consent::addExtension);
  }

  // Added only for display.
  private boolean statesNothing(Extension extension) {
    return values(extension, VERIFIED, BooleanType.class).stream().noneMatch(BooleanType::hasValue)
        && values(extension, DATE, DateTimeType.class).isEmpty()
        && values(extension, WITH, CodeableConcept.class).stream().allMatch(this::isPlaceholder);
  }

  private boolean isPlaceholder(CodeableConcept with) {
    return !with.hasCoding() && vocabulary.text(ZibCode.VERIFIED_WITH_OTHER).equals(with.getText());
  }

  private static boolean isUsual(Extension extension, Consent consent) {
    var verified = values(extension, VERIFIED, BooleanType.class);
    var dates = values(extension, DATE, DateTimeType.class);
    var day = consent.getDateTimeElement().getValueAsString();
    return verified.size() == 1
        && verified.get(0).hasValue()
        && verified.get(0).booleanValue()
        && dates.stream()
            .map(DateTimeType::getValueAsString)
            .toList()
            .equals(day == null ? List.of() : List.of(day));
  }

  private static void verify(Consent consent, Extension extension) {
    var verification = consent.addVerification();
    values(extension, VERIFIED, BooleanType.class).stream()
        .filter(BooleanType::hasValue)
        .findFirst()
        .ifPresentOrElse(
            verification::setVerifiedElement,
            () ->
                verification
                    .getVerifiedElement()
                    .addExtension(AbsentReason.URL, AbsentReason.unknown()));
    values(extension, DATE, DateTimeType.class).stream()
        .findFirst()
        .ifPresent(verification::setVerificationDateElement);
  }

  private static <T extends org.hl7.fhir.r4.model.Type> List<T> values(
      Extension extension, String part, Class<T> type) {
    return Extensions.values(extension.getExtensionsByUrl(part), type);
  }
}
