package nl.pzp.stu3;

import org.hl7.fhir.dstu3.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.dstu3.model.Consent.ConsentExceptType;
import org.hl7.fhir.dstu3.model.Consent.ExceptComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The parts that R4's provision shares with STU3's exception and with STU3's Consent itself. */
final class ProvisionMoves {

  private final ElementMoves moves;

  ProvisionMoves(ElementMoves moves) {
    this.moves = moves;
  }

  /** Converts a provision to an exception; STU3 has a Coding where R4 has a CodeableConcept. */
  ExceptComponent toExcept(ProvisionComponent provision) {
    var except = new ExceptComponent();
    moves.copy(provision, except);
    if (provision.hasType()) {
      except.setType(ConsentExceptType.fromCode(provision.getType().toCode()));
    }
    if (provision.hasPeriod()) {
      except.setPeriod(period(provision.getPeriod()));
    }
    for (var actor : provision.getActor()) {
      except
          .addActor()
          .setRole(concept(actor.getRole()))
          .setReference(reference(actor.getReference()));
    }
    provision.getAction().forEach(action -> except.addAction(concept(action)));
    provision.getSecurityLabel().forEach(label -> except.addSecurityLabel(coding(label)));
    provision.getPurpose().forEach(purpose -> except.addPurpose(coding(purpose)));
    provision.getClass_().forEach(kind -> except.addClass_(coding(kind)));
    provision.getCode().stream()
        .filter(CodeableConcept::hasCoding)
        .forEach(code -> except.addCode(coding(code.getCodingFirstRep())));
    if (provision.hasDataPeriod()) {
      except.setDataPeriod(period(provision.getDataPeriod()));
    }
    for (var data : provision.getData()) {
      except.addData().setMeaning(meaning(data)).setReference(reference(data.getReference()));
    }
    return except;
  }

  /** An exception as a provision. */
  ProvisionComponent toProvision(ExceptComponent except) {
    var provision = new ProvisionComponent();
    moves.copy(except, provision);
    if (except.hasType()) {
      provision.setType(ConsentProvisionType.fromCode(except.getType().toCode()));
    }
    if (except.hasPeriod()) {
      provision.setPeriod(moves.toR4(except.getPeriod(), Period.class));
    }
    for (var actor : except.getActor()) {
      provision.addActor(actor(actor.getRole(), actor.getReference()));
    }
    except.getAction().forEach(a -> provision.addAction(moves.toR4(a, CodeableConcept.class)));
    except.getSecurityLabel().forEach(l -> provision.addSecurityLabel(r4(l)));
    except.getPurpose().forEach(p -> provision.addPurpose(r4(p)));
    except.getClass_().forEach(c -> provision.addClass_(r4(c)));
    except.getCode().forEach(c -> provision.addCode(new CodeableConcept().addCoding(r4(c))));
    if (except.hasDataPeriod()) {
      provision.setDataPeriod(moves.toR4(except.getDataPeriod(), Period.class));
    }
    for (var data : except.getData()) {
      provision
          .addData()
          .setMeaning(meaning(data.getMeaning()))
          .setReference(r4(data.getReference()));
    }
    return provision;
  }

  /** Copies elements of the outer provision to the STU3 Consent, except type and codes. */
  void toConsent(ProvisionComponent provision, org.hl7.fhir.dstu3.model.Consent consent) {
    if (provision.hasPeriod()) {
      consent.setPeriod(period(provision.getPeriod()));
    }
    for (var actor : provision.getActor()) {
      consent
          .addActor()
          .setRole(concept(actor.getRole()))
          .setReference(reference(actor.getReference()));
    }
    provision.getAction().forEach(action -> consent.addAction(concept(action)));
    provision.getSecurityLabel().forEach(label -> consent.addSecurityLabel(coding(label)));
    provision.getPurpose().forEach(purpose -> consent.addPurpose(coding(purpose)));
    if (provision.hasDataPeriod()) {
      consent.setDataPeriod(period(provision.getDataPeriod()));
    }
    for (var data : provision.getData()) {
      consent.addData().setMeaning(meaning(data)).setReference(reference(data.getReference()));
    }
  }

  /** Copies elements of the STU3 Consent to the outer provision. */
  void toProvision(org.hl7.fhir.dstu3.model.Consent consent, ProvisionComponent provision) {
    if (consent.hasPeriod()) {
      provision.setPeriod(moves.toR4(consent.getPeriod(), Period.class));
    }
    for (var actor : consent.getActor()) {
      provision.addActor(actor(actor.getRole(), actor.getReference()));
    }
    consent.getAction().forEach(a -> provision.addAction(moves.toR4(a, CodeableConcept.class)));
    consent.getSecurityLabel().forEach(l -> provision.addSecurityLabel(r4(l)));
    consent.getPurpose().forEach(p -> provision.addPurpose(r4(p)));
    if (consent.hasDataPeriod()) {
      provision.setDataPeriod(moves.toR4(consent.getDataPeriod(), Period.class));
    }
    for (var data : consent.getData()) {
      provision
          .addData()
          .setMeaning(meaning(data.getMeaning()))
          .setReference(r4(data.getReference()));
    }
  }

  private provisionActorComponent actor(
      org.hl7.fhir.dstu3.model.CodeableConcept role, org.hl7.fhir.dstu3.model.Reference reference) {
    return new provisionActorComponent()
        .setRole(moves.toR4(role, CodeableConcept.class))
        .setReference(r4(reference));
  }

  private static @Nullable ConsentDataMeaning meaning(provisionDataComponent data) {
    return data.hasMeaning() ? ConsentDataMeaning.fromCode(data.getMeaning().toCode()) : null;
  }

  private static org.hl7.fhir.r4.model.Consent.@Nullable ConsentDataMeaning meaning(
      @Nullable ConsentDataMeaning meaning) {
    return meaning == null
        ? null
        : org.hl7.fhir.r4.model.Consent.ConsentDataMeaning.fromCode(meaning.toCode());
  }

  private Reference r4(org.hl7.fhir.dstu3.model.Reference reference) {
    return moves.toR4(reference, Reference.class);
  }

  private org.hl7.fhir.dstu3.model.Period period(Period period) {
    return moves.toStu3(period, org.hl7.fhir.dstu3.model.Period.class);
  }

  private org.hl7.fhir.dstu3.model.CodeableConcept concept(CodeableConcept concept) {
    return moves.toStu3(concept, org.hl7.fhir.dstu3.model.CodeableConcept.class);
  }

  private org.hl7.fhir.dstu3.model.Coding coding(Coding coding) {
    return moves.toStu3(coding, org.hl7.fhir.dstu3.model.Coding.class);
  }

  private Coding r4(org.hl7.fhir.dstu3.model.Coding coding) {
    return moves.toR4(coding, Coding.class);
  }

  private org.hl7.fhir.dstu3.model.Reference reference(Reference reference) {
    return moves.toStu3(reference, org.hl7.fhir.dstu3.model.Reference.class);
  }
}
