package nl.pzp.stu3;

import java.util.Objects;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;

/**
 * A Consent as advance directive (will): its type is a category in zib2017 and the code of the
 * provision in zib2020; its representative a consenting party or an actor.
 */
final class AdvanceDirectives {

  private static final String TYPE = "Consent.category";
  private static final String RELATED_PERSON = "RelatedPerson";

  private final Vocabulary vocabulary;
  private final ElementMoves moves;
  private final ProvisionMoves provisions;

  AdvanceDirectives(Vocabulary vocabulary, ElementMoves moves, ProvisionMoves provisions) {
    this.vocabulary = vocabulary;
    this.moves = moves;
    this.provisions = provisions;
  }

  /** Moves the type behind the category, and the parties. */
  void toStu3(
      Consent consent, org.hl7.fhir.dstu3.model.Consent target, ConversionFindings findings) {
    var place = 1;
    for (var code : consent.getProvision().getCode()) {
      var original =
          Extensions.takeValue(code, vocabulary.url(Carrier.TREATMENT), CodeableConcept.class);
      var type =
          moves.toStu3(original.orElse(code), org.hl7.fhir.dstu3.model.CodeableConcept.class);
      target.getCategory().add(Math.min(place++, target.getCategory().size()), type);
    }
    for (var actor : java.util.List.copyOf(consent.getProvision().getActor())) {
      if (actor.getRole().getCoding().stream()
          .anyMatch(coding -> vocabulary.is(ZibCode.REPRESENTATIVE, coding))) {
        addParty(target, actor.getReference(), false, findings.surroundings());
        consent.getProvision().getActor().remove(actor);
      }
    }
    consent
        .getPerformer()
        .forEach(performer -> addParty(target, performer, true, findings.surroundings()));
    consent
        .getProvision()
        .getProvision()
        .forEach(nested -> target.addExcept(provisions.toExcept(nested)));
    provisions.toConsent(consent.getProvision(), target);
  }

  // By default a relative is the representative, and anybody else a performer.
  private void addParty(
      org.hl7.fhir.dstu3.model.Consent target,
      Reference party,
      boolean performer,
      ReferencedResources surroundings) {
    if (performer != isPerformer(party, surroundings)) {
      party.addExtension(vocabulary.url(Carrier.CONSENT_PERFORMER), new BooleanType(performer));
    }
    target.addConsentingParty(moves.toStu3(party, org.hl7.fhir.dstu3.model.Reference.class));
  }

  private static boolean isPerformer(Reference party, ReferencedResources surroundings) {
    var type = RoleReferences.typeOf(party, surroundings);
    return type != null && !type.equals(RELATED_PERSON);
  }

  /** Removes the type from the categories, and the parties. */
  void toR4(org.hl7.fhir.dstu3.model.Consent source, Consent consent, ConversionFindings findings) {
    var type =
        consent.getCategory().stream()
            .filter(c -> !ConsentKind.has(c, PlanCode.ADVANCE_DIRECTIVE_CATEGORY, vocabulary))
            .findFirst();
    if (type.isEmpty()) {
      findings.add(Stu3Problem.WILL_TYPE_MISSING, TYPE);
    } else {
      consent.getCategory().remove(type.get());
      consent.getProvision().addCode(typed(type.get(), findings));
    }
    for (var party : source.getConsentingParty()) {
      var reference = moves.toR4(party, Reference.class);
      var marked =
          Extensions.takeValue(
              reference, vocabulary.url(Carrier.CONSENT_PERFORMER), BooleanType.class);
      if (marked
          .map(BooleanType::booleanValue)
          .orElseGet(() -> isPerformer(reference, findings.surroundings()))) {
        consent.addPerformer(reference);
      } else {
        consent
            .getProvision()
            .addActor()
            .setRole(vocabulary.concept(ZibCode.REPRESENTATIVE))
            .setReference(reference);
      }
    }
    provisions.toProvision(source, consent.getProvision());
    source
        .getExcept()
        .forEach(except -> consent.getProvision().addProvision(provisions.toProvision(except)));
    if (!consent.hasDateTime()) {
      findings.add(Stu3Problem.DATE_MISSING, "Consent.dateTime");
    }
  }

  private CodeableConcept typed(CodeableConcept type, ConversionFindings findings) {
    if (!type.hasCoding() && !type.hasText()) {
      findings.add(Stu3Problem.WILL_TYPE_MISSING, TYPE);
      return type;
    }
    if (type.getCoding().stream()
        .anyMatch(
            coding ->
                vocabulary.knownCodes().has(KnownCodes.Of.WILL_TYPE, coding)
                    || Treatments.isOther(coding))) {
      return type;
    }
    var coding = type.getCodingFirstRep();
    findings.add(
        Problem.of(Stu3Problem.WILL_TYPE_UNKNOWN)
            .at(Place.at(TYPE))
            .with("system", Objects.toString(coding.getSystem(), "-"))
            .with("code", Objects.toString(coding.getCode(), "-")));
    var other = vocabulary.concept(ZibCode.OTHER_TREATMENT);
    type.getCoding().forEach(c -> other.addCoding(c.copy()));
    other.setText(type.hasText() ? type.getText() : coding.getDisplay());
    other.addExtension(vocabulary.url(Carrier.TREATMENT), type);
    return other;
  }
}
