package nl.pzp.stu3;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * A Consent that is not a directive, such as the permission to share. R4 puts permit or deny on the
 * outer provision, STU3 in an exception.
 */
final class OtherConsents {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;
  private final ProvisionMoves provisions;

  OtherConsents(Vocabulary vocabulary, ElementMoves moves, ProvisionMoves provisions) {
    this.vocabulary = vocabulary;
    this.moves = moves;
    this.provisions = provisions;
  }

  void toStu3(Consent consent, org.hl7.fhir.dstu3.model.Consent target) {
    for (var performer : consent.getPerformer()) {
      target.addConsentingParty(moves.toStu3(performer, org.hl7.fhir.dstu3.model.Reference.class));
    }
    if (!consent.hasProvision()) {
      return;
    }
    var outer = consent.getProvision();
    if (outer.hasType() || outer.hasClass_() || outer.hasCode()) {
      var exception = new ProvisionComponent();
      exception.setType(outer.getType());
      outer.getClass_().forEach(exception::addClass_);
      outer.getCode().forEach(exception::addCode);
      exception.addExtension(vocabulary.url(Carrier.ROOT_PROVISION), new BooleanType(true));
      target.addExcept(provisions.toExcept(exception));
    }
    outer.getProvision().forEach(nested -> target.addExcept(provisions.toExcept(nested)));
    provisions.toConsent(outer, target);
  }

  void toR4(org.hl7.fhir.dstu3.model.Consent source, Consent consent) {
    for (var party : source.getConsentingParty()) {
      consent.addPerformer(moves.toR4(party, Reference.class));
    }
    var outer = consent.getProvision();
    for (var except : source.getExcept()) {
      var provision = provisions.toProvision(except);
      var marked = !Extensions.take(provision, vocabulary.url(Carrier.ROOT_PROVISION)).isEmpty();
      // A single exception with only permit or deny applies to the whole.
      if (marked || (source.getExcept().size() == 1 && saysOnlyType(provision))) {
        outer.setType(provision.getType());
        provision.getClass_().forEach(outer::addClass_);
        provision.getCode().forEach(outer::addCode);
      } else {
        outer.addProvision(provision);
      }
    }
    provisions.toProvision(source, outer);
    if (outer.isEmpty()) {
      consent.setProvision(null);
    }
  }

  private static boolean saysOnlyType(ProvisionComponent provision) {
    var rest = provision.copy();
    rest.setType(null);
    return provision.hasType() && rest.isEmpty();
  }
}
