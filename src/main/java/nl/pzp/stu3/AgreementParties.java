package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The parties who agreed to a directive. zib2020 refers to all of them as actors. zib2017 gives
 * patient and relatives as a code in the verification, and the professional as consenting party.
 */
final class AgreementParties {

  static final String CONSENTING_PARTY = "consentingParty";

  private static final Set<String> VERIFIED_WITH = Set.of("Patient", "RelatedPerson");
  private static final Set<String> CONSENTING = Set.of("Practitioner", "Organization");

  private final Vocabulary vocabulary;

  AgreementParties(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Removes from the actors the parties that zib2017 gives as a code. */
  List<CodeableConcept> takeVerifiedWith(Consent consent, ReferencedResources surroundings) {
    var verifiedWith = new ArrayList<CodeableConcept>();
    for (var actor : List.copyOf(consent.getProvision().getActor())) {
      if (!isParty(actor)) {
        continue;
      }
      var type = RoleReferences.typeOf(actor.getReference(), surroundings);
      var carried =
          Extensions.takeValue(actor, vocabulary.url(Carrier.VERIFIED_WITH), CodeableConcept.class);
      if (carried.isPresent()) {
        verifiedWith.add(carried.get());
      } else if (cameAsConsentingParty(actor.getReference()) || other(type)) {
        continue;
      } else if ("Patient".equals(type)) {
        verifiedWith.add(patient(actor.getReference(), consent.getPatient()));
      } else {
        verifiedWith.add(relative(actor.getReference(), surroundings));
      }
      consent.getProvision().getActor().remove(actor);
    }
    return verifiedWith;
  }

  private static boolean other(@Nullable String type) {
    return type != null && !VERIFIED_WITH.contains(type);
  }

  /** Removes from the actors the parties to which zib2017 refers. */
  List<Reference> takeConsentingParties(Consent consent, ReferencedResources surroundings) {
    var parties = new ArrayList<Reference>();
    for (var actor : List.copyOf(consent.getProvision().getActor())) {
      var reference = actor.getReference();
      var type = RoleReferences.typeOf(reference, surroundings);
      var role = reference.hasExtension(vocabulary.url(ZibExtension.PRACTITIONER_ROLE));
      if (isParty(actor)
          && (role
              || CONSENTING.contains(String.valueOf(type))
              || cameAsConsentingParty(reference))) {
        reference.removeExtension(vocabulary.url(Carrier.STU3_ELEMENT));
        parties.add(reference);
        consent.getProvision().getActor().remove(actor);
      }
    }
    return parties;
  }

  private boolean isParty(provisionActorComponent actor) {
    return actor.getRole().getCoding().stream()
        .anyMatch(coding -> vocabulary.is(PlanCode.AGREEMENT_PARTY, coding));
  }

  private boolean cameAsConsentingParty(Reference reference) {
    return reference.hasExtension(vocabulary.url(Carrier.STU3_ELEMENT));
  }

  private CodeableConcept patient(Reference actor, Reference patient) {
    var concept = vocabulary.concept(ZibCode.VERIFIED_WITH_PATIENT);
    if (!says(patient, actor)) {
      concept.addExtension(vocabulary.url(Carrier.AGREEMENT_PARTY), actor);
    }
    return concept;
  }

  private CodeableConcept relative(Reference relative, ReferencedResources surroundings) {
    var concept = vocabulary.concept(ZibCode.VERIFIED_WITH_OTHER);
    if (relative.hasDisplay()) {
      concept.setText(relative.getDisplay());
    } else if (relative.hasReference()) {
      surroundings.nameOf(relative.getReference()).ifPresent(concept::setText);
    }
    if (relative.hasReference() || relative.hasIdentifier()) {
      concept.addExtension(vocabulary.url(Carrier.AGREEMENT_PARTY), relative);
    }
    return concept;
  }

  private static boolean says(Reference patient, Reference actor) {
    return Objects.equals(patient.getReference(), actor.getReference())
        && Objects.equals(patient.getDisplay(), actor.getDisplay());
  }

  /** Adds a party that zib2017 names by a code. */
  void addVerifiedWith(Consent consent, CodeableConcept verifiedWith) {
    var carried =
        Extensions.takeValue(
            verifiedWith, vocabulary.url(Carrier.AGREEMENT_PARTY), Reference.class);
    var actor = consent.getProvision().addActor().setRole(role());
    if (carried.isPresent()) {
      actor.setReference(carried.get());
    } else if (isPatient(verifiedWith)) {
      actor.setReference(consent.getPatient().copy());
      if (!isUsual(verifiedWith, ZibCode.VERIFIED_WITH_PATIENT)) {
        actor.addExtension(vocabulary.url(Carrier.VERIFIED_WITH), verifiedWith);
      }
    } else {
      actor.setReference(named(verifiedWith));
      if (!verifiedWith.hasText() || !isUsual(verifiedWith, ZibCode.VERIFIED_WITH_OTHER)) {
        actor.addExtension(vocabulary.url(Carrier.VERIFIED_WITH), verifiedWith);
      }
    }
  }

  private boolean isPatient(CodeableConcept verifiedWith) {
    return verifiedWith.getCoding().stream()
        .anyMatch(coding -> vocabulary.is(ZibCode.VERIFIED_WITH_PATIENT, coding));
  }

  // Ignores the text, which is the name or the word "patient".
  private boolean isUsual(CodeableConcept verifiedWith, ZibCode usual) {
    return verifiedWith.getCoding().size() == 1
        && vocabulary.is(usual, verifiedWith.getCodingFirstRep())
        && !verifiedWith.hasExtension();
  }

  private static Reference named(CodeableConcept verifiedWith) {
    var reference = new Reference();
    reference.setDisplay(
        verifiedWith.hasText()
            ? verifiedWith.getText()
            : verifiedWith.getCodingFirstRep().getDisplay());
    return reference;
  }

  /** Adds a party that zib2017 refers to. */
  void addConsentingParty(Consent consent, Reference reference, ReferencedResources surroundings) {
    var type = RoleReferences.typeOf(reference, surroundings);
    var role = reference.hasExtension(vocabulary.url(ZibExtension.PRACTITIONER_ROLE));
    if (!role && !CONSENTING.contains(String.valueOf(type))) {
      reference.addExtension(vocabulary.url(Carrier.STU3_ELEMENT), new CodeType(CONSENTING_PARTY));
    }
    consent.getProvision().addActor().setRole(role()).setReference(reference);
  }

  private CodeableConcept role() {
    return vocabulary.r4Concept(PlanCode.AGREEMENT_PARTY);
  }
}
