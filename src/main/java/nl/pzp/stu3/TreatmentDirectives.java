package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** A Consent as treatment directive: zib TreatmentDirective of 2017 and TreatmentDirective2. */
final class TreatmentDirectives {

  private static final int LENGTH_OF_A_DAY = "2020-10-01".length();

  private final Vocabulary vocabulary;
  private final ElementMoves moves;
  private final ProvisionMoves provisions;
  private final DecisionToStu3 decisionToStu3;
  private final DecisionToR4 decisionToR4;
  private final Treatments treatments;
  private final AgreementParties parties;
  private final Verifications verifications;

  TreatmentDirectives(Vocabulary vocabulary, ElementMoves moves, ProvisionMoves provisions) {
    this.vocabulary = vocabulary;
    this.moves = moves;
    this.provisions = provisions;
    decisionToStu3 = new DecisionToStu3(vocabulary);
    decisionToR4 = new DecisionToR4(vocabulary);
    treatments = new Treatments(vocabulary);
    parties = new AgreementParties(vocabulary);
    verifications = new Verifications(vocabulary, parties);
  }

  /** Writes zib2017's extensions, and the rest to the STU3 Consent. */
  void toStu3(
      Consent consent, org.hl7.fhir.dstu3.model.Consent target, ConversionFindings findings) {
    var exception = decisionToStu3.replace(consent, findings);
    verifications.toStu3(consent, findings);
    treatments.toStu3(consent);
    for (var party : parties.takeConsentingParties(consent, findings.surroundings())) {
      target.addConsentingParty(moves.toStu3(party, org.hl7.fhir.dstu3.model.Reference.class));
    }
    for (var performer : consent.getPerformer()) {
      performer.addExtension(vocabulary.url(Carrier.CONSENT_PERFORMER), new BooleanType(true));
      target.addConsentingParty(moves.toStu3(performer, org.hl7.fhir.dstu3.model.Reference.class));
    }
    // zib2020 puts the reason for ending on the provision; zib2017 has no such element.
    Extensions.take(consent.getProvision(), vocabulary.url(ZibExtension.REASON_FOR_ENDING))
        .forEach(consent::addExtension);
    exception.ifPresent(decided -> target.addExcept(provisions.toExcept(decided)));
    for (var nested : consent.getProvision().getProvision()) {
      nested.addExtension(vocabulary.url(Carrier.NESTED_PROVISION), new BooleanType(true));
      target.addExcept(provisions.toExcept(nested));
    }
    provisions.toConsent(consent.getProvision(), target);
  }

  /** Reads zib2017's extensions, which are on the R4 Consent already, and the STU3 Consent. */
  void toR4(org.hl7.fhir.dstu3.model.Consent source, Consent consent, ConversionFindings findings) {
    provisions.toProvision(source, consent.getProvision());
    List<ProvisionComponent> decisive = new ArrayList<>();
    for (var except : source.getExcept()) {
      var provision = provisions.toProvision(except);
      var nested = !Extensions.take(provision, vocabulary.url(Carrier.NESTED_PROVISION)).isEmpty();
      if (nested || saysMore(provision)) {
        consent.getProvision().addProvision(provision);
      } else {
        decisive.add(provision);
      }
    }
    decisionToR4.replace(consent, decisive, findings);
    verifications.toR4(consent);
    treatments.toR4(consent, findings);
    for (var party : source.getConsentingParty()) {
      var reference = moves.toR4(party, Reference.class);
      var marked = vocabulary.url(Carrier.CONSENT_PERFORMER);
      if (Extensions.takeValue(reference, marked, BooleanType.class).isPresent()) {
        consent.addPerformer(reference);
      } else {
        parties.addConsentingParty(consent, reference, findings.surroundings());
      }
    }
    Extensions.take(consent, vocabulary.url(ZibExtension.REASON_FOR_ENDING))
        .forEach(consent.getProvision()::addExtension);
    checkDates(consent, findings);
  }

  private static boolean saysMore(ProvisionComponent exception) {
    return exception.hasPeriod()
        || exception.hasActor()
        || exception.hasAction()
        || exception.hasCode()
        || exception.hasClass_()
        || exception.hasPurpose()
        || exception.hasSecurityLabel()
        || exception.hasDataPeriod()
        || exception.hasData();
  }

  // Without a date, the newer of two directives cannot be determined.
  private static void checkDates(Consent consent, ConversionFindings findings) {
    var date = consent.getDateTimeElement().getValueAsString();
    if (date == null) {
      findings.add(Stu3Problem.DATE_MISSING, "Consent.dateTime");
      return;
    }
    if (date.length() < LENGTH_OF_A_DAY) {
      findings.add(Stu3Problem.DATE_VAGUE, "Consent.dateTime");
    }
    var start = start(consent.getProvision().getPeriod());
    if (start != null && !day(start).equals(day(date))) {
      findings.add(Stu3Problem.DATES_DIFFER, "Consent.period.start");
    }
  }

  private static @org.jspecify.annotations.Nullable String start(Period period) {
    return period.getStartElement().getValueAsString();
  }

  private static String day(String date) {
    return date.length() <= LENGTH_OF_A_DAY ? date : date.substring(0, LENGTH_OF_A_DAY);
  }
}
