package nl.pzp.careplan;

import java.util.Optional;
import nl.pzp.form.Concept;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * A treatment decision as Consent (ACP-TreatmentDirective, nl-core TreatmentDirective2) and back:
 * to perform is permit, not to perform is deny, and everything else has no type but words.
 */
final class TreatmentDirectiveMapper {

  private final Pack pack;
  private final TreatmentNames names;
  private final DecisionWords words;

  TreatmentDirectiveMapper(Pack pack) {
    this.pack = pack;
    this.names = new TreatmentNames(pack);
    this.words = new DecisionWords(pack);
  }

  void write(PlanDraft draft) {
    for (var directive : draft.form().directives().values()) {
      if (directive.decision() == null) {
        noteUndecided(draft, directive);
        continue;
      }
      if (directive.treatment() == Treatment.OTHER) {
        writeOther(draft, directive, directive.decision());
      } else {
        var consent = consent(draft, directive.treatment(), draft.concept(directive.treatment()));
        decide(consent, directive.decision(), directive.specification());
        comment(draft, consent, directive.comment());
      }
    }
  }

  // Without a decision there is no directive, but what stands beside it was said all the same.
  private static void noteUndecided(PlanDraft draft, TreatmentDirective directive) {
    var treatment = directive.treatment();
    if (directive.name() != null) {
      notCarried(draft, Concept.TREATMENT_NAME, treatment);
    }
    if (directive.specification() != null) {
      notCarried(draft, Concept.DECISION_SPECIFICATION, treatment);
    }
    if (directive.comment() != null) {
      notCarried(draft, Concept.DECISION_COMMENT, treatment);
    }
  }

  private static void notCarried(PlanDraft draft, Concept concept, Treatment treatment) {
    draft.note(CarePlanProblem.NOT_CARRIED, draft.questions().place(concept, treatment));
  }

  // "Other treatment limits" asks no name. A decision on a treatment that nobody can name must not
  // become a coded permission or refusal; see docs/adr.
  private void writeOther(
      PlanDraft draft, TreatmentDirective directive, TreatmentDecision decision) {
    var typed = directive.name();
    var named = typed != null ? typed : nameIn(directive.comment());
    var place = draft.questions().place(Concept.TREATMENT_DECISION, Treatment.OTHER);
    if (named != null) {
      var code = draft.concept(Treatment.OTHER).setText(named);
      if (typed != null && names.isName(typed)) {
        // Else it could not be told from an explanation that names the treatment.
        code.getCodingFirstRep().setUserSelected(false);
      }
      var consent = consent(draft, Treatment.OTHER, code);
      decide(consent, decision, directive.specification());
      comment(draft, consent, typed == null ? null : directive.comment());
    } else if (decision == TreatmentDecision.UNKNOWN || decision == TreatmentDecision.OTHERWISE) {
      var consent = consent(draft, Treatment.OTHER, draft.concept(Treatment.OTHER));
      decide(consent, decision, directive.specification());
      comment(draft, consent, directive.comment());
    } else if (directive.comment() == null) {
      draft.note(CarePlanProblem.OTHER_TREATMENT_UNNAMED, place);
    } else {
      var consent = consent(draft, Treatment.OTHER, draft.concept(Treatment.OTHER));
      specify(consent, words.of(decision, directive.comment()));
      draft.note(CarePlanProblem.OTHER_TREATMENT_AS_TEXT, place);
    }
  }

  private Consent consent(PlanDraft draft, Treatment treatment, CodeableConcept code) {
    var consent = draft.add(new Consent(), AcpProfile.TREATMENT_DIRECTIVE, treatment.name());
    consent.addIdentifier(draft.identifier(consent));
    consent.setStatus(ConsentState.ACTIVE);
    consent.setScope(draft.concept(PlanCode.TREATMENT_DIRECTIVE_SCOPE));
    consent.addCategory(draft.concept(PlanCode.TREATMENT_DIRECTIVE_CATEGORY));
    consent.setPatient(draft.patient());
    consent.setDateTimeElement(draft.day());
    consent.addPolicy().setUri(pack.url(CarePlanUrl.POLICY));
    var provision = consent.getProvision().addCode(code);
    agreementParties(draft, provision);
    return consent;
  }

  // The patient agreed when there and capable; else the representative did. The form asks no more.
  private static void agreementParties(PlanDraft draft, ProvisionComponent provision) {
    var form = draft.form();
    var incapable = Boolean.FALSE.equals(form.legalCapability().capable());
    if (form.attendance().patient() && !incapable) {
      actor(draft, provision, draft.patient());
    }
    var representative = draft.contactPersons().representative();
    if (incapable && representative != null) {
      actor(draft, provision, PlanDraft.to(representative.resource()));
    }
    var professional = draft.professional();
    if (professional != null) {
      actor(draft, provision, professional);
    }
  }

  private static void actor(PlanDraft draft, ProvisionComponent provision, Reference reference) {
    provision.addActor().setRole(draft.concept(PlanCode.AGREEMENT_PARTY)).setReference(reference);
  }

  private void decide(Consent consent, TreatmentDecision decision, @Nullable String specification) {
    switch (decision) {
      case PERFORM -> consent.getProvision().setType(ConsentProvisionType.PERMIT);
      case DO_NOT_PERFORM -> consent.getProvision().setType(ConsentProvisionType.DENY);
      case OTHERWISE ->
          specify(
              consent,
              words.otherwise(
                  java.util.Objects.requireNonNull(
                      specification, "a form that was read says what otherwise means")));
      case UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED -> specify(consent, words.of(decision));
    }
  }

  private void specify(Consent consent, String text) {
    var extension = consent.addModifierExtension();
    extension.setUrl(pack.url(AcpExtension.SPECIFICATION_OTHER));
    extension.setValue(new StringType(text));
  }

  private static void comment(PlanDraft draft, Consent consent, @Nullable String comment) {
    if (comment != null) {
      consent.addExtension(draft.extension(AcpExtension.COMMENT, comment));
    }
  }

  // The switching off of a defibrillator has a question of its own and must not look like it.
  private @Nullable String nameIn(@Nullable String comment) {
    return comment != null && names.isName(comment) && !names.isSwitchOff(comment) ? comment : null;
  }

  /**
   * What the form can hold of a plain directive, or empty when it is on no treatment of the form.
   * Ask {@link DirectiveRules} first whether it is plain.
   */
  Optional<TreatmentDirective> read(Consent consent) {
    var code = consent.getProvision().getCodeFirstRep();
    return names.of(code).stream().findFirst().map(treatment -> read(consent, treatment, code));
  }

  private TreatmentDirective read(Consent consent, Treatment treatment, CodeableConcept code) {
    var comment = text(consent.getExtensionByUrl(pack.url(AcpExtension.COMMENT)));
    var said = text(modifier(consent));
    var decision = decision(consent, said);
    var specification =
        decision == TreatmentDecision.OTHERWISE && said != null ? words.specification(said) : null;
    if (treatment != Treatment.OTHER) {
      return new TreatmentDirective(treatment, null, decision, specification, comment);
    }
    if (code.hasText()) {
      // Text alone names it where the form's explanation would name it the same way again.
      var inComment = comment == null && names.isName(code.getText()) && !names.isTyped(code);
      return new TreatmentDirective(
          treatment,
          inComment ? null : code.getText(),
          decision,
          specification,
          inComment ? code.getText() : comment);
    }
    return Optional.ofNullable(said)
        .flatMap(words::explained)
        .map(e -> new TreatmentDirective(treatment, null, e.decision(), null, e.explanation()))
        .orElseGet(() -> new TreatmentDirective(treatment, null, decision, specification, comment));
  }

  /** The decision, or nothing when the Consent has neither type nor words. */
  private @Nullable TreatmentDecision decision(Consent consent, @Nullable String said) {
    var type = consent.getProvision().getType();
    if (said != null) {
      return type == null ? words.decision(said) : TreatmentDecision.OTHERWISE;
    }
    if (type == ConsentProvisionType.PERMIT) {
      return TreatmentDecision.PERFORM;
    }
    return type == ConsentProvisionType.DENY ? TreatmentDecision.DO_NOT_PERFORM : null;
  }

  private @Nullable Extension modifier(Consent consent) {
    var url = pack.url(AcpExtension.SPECIFICATION_OTHER);
    return consent.getModifierExtension().stream()
        .filter(e -> e.getUrl().equals(url))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(@Nullable Extension extension) {
    return extension == null || extension.getValue() == null
        ? null
        : extension.getValue().primitiveValue();
  }
}
