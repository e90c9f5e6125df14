package nl.pzp.stu3;

import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.DateTimeType;

/** Finds the date of a directive or will outside dateTime. */
final class DateShapes {

  private static final String DATE = "Consent.dateTime";
  private static final String VERIFICATION_DATE = "VerificationDate";

  private final Vocabulary vocabulary;

  DateShapes(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  void straighten(Consent consent, Tolerated tolerated) {
    if (consent.hasDateTime()) {
      return;
    }
    // BeginDatum of 2017 is the day of the conversation of 2020.
    if (consent.getPeriod().hasStart()) {
      date(consent, consent.getPeriod().getStartElement());
      tolerated.note(Tolerance.DATE_FROM_PERIOD, DATE);
      return;
    }
    for (var verification : consent.getExtensionsByUrl(vocabulary.url(ZibExtension.VERIFICATION))) {
      for (var part : verification.getExtensionsByUrl(VERIFICATION_DATE)) {
        if (part.getValue() instanceof DateTimeType date && !consent.hasDateTime()) {
          date(consent, date);
          tolerated.note(Tolerance.DATE_FROM_VERIFICATION, DATE);
        }
      }
    }
  }

  private static void date(Consent consent, DateTimeType date) {
    consent.setDateTimeElement(new DateTimeType(date.getValueAsString()));
  }
}
