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
 * A treatment decision as Consent (ACP-TreatmentDirective, nl-core-TreatmentDirective2), and back.
 * To perform is permit, not to perform is deny; any other decision has only a text.
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

  // Without a decision there is no directive; report the other answers.
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

  // 1402 Andere behandelgrenzen has no question for a name. A decision on an unnamed treatment must
  // not become a coded permission or refusal; see docs/adr/0005.
  private void writeOther(
      PlanDraft draft, TreatmentDirective directive, TreatmentDecision decision) {
    var typed = directive.name();
    var named = typed != null ? typed : nameIn(directive.comment());
    var place = draft.questions().place(Concept.TREATMENT_DECISION, Treatment.OTHER);
    if (named != null) {
      var code = draft.concept(Treatment.OTHER).setText(named);
      if (typed != null && names.isName(typed)) {
        // Distinguishes it from a comment that names the treatment.
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
    // 963 datum van invullen | Consent.dateTime
    consent.setDateTimeElement(draft.day());
    consent.addPolicy().setUri(pack.url(CarePlanUrl.POLICY));
    var provision = consent.getProvision().addCode(code);
    agreementParties(draft, provision);
    return consent;
  }

  // The patient agreed when present and capable; otherwise the representative did. The form asks no
  // more.
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
    // 1386 and others: behandelbesluit | Consent.provision.type
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
    // 1001 and others: specificatie | Consent.modifierExtension specificationOther
    var extension = consent.addModifierExtension();
    extension.setUrl(pack.url(AcpExtension.SPECIFICATION_OTHER));
    extension.setValue(new StringType(text));
  }

  private static void comment(PlanDraft draft, Consent consent, @Nullable String comment) {
    if (comment != null) {
      // 1002 and others: toelichting | Consent.extension comment
      consent.addExtension(draft.extension(AcpExtension.COMMENT, comment));
    }
  }

  // Switching off a defibrillator has its own question (1005); a comment must not resemble it.
  private @Nullable String nameIn(@Nullable String comment) {
    return comment != null && names.isName(comment) && !names.isSwitchOff(comment) ? comment : null;
  }

  /**
   * The form's answers from a plain directive; empty when the form lacks the treatment. The caller
   * first checks with {@link DirectiveRules} that it is plain.
   */
  Optional<TreatmentDirective> read(Consent consent) {
    var code = consent.getProvision().getCodeFirstRep();
    return names.of(code).stream().findFirst().map(treatment -> read(consent, treatment, code));
  }

  /** A plain directive on a treatment that the form does not list, under the name that it gives. */
  TreatmentDirective readByName(Consent consent, String name) {
    var comment = text(consent.getExtensionByUrl(pack.url(AcpExtension.COMMENT)));
    var said = text(modifier(consent));
    var decision = decision(consent, said);
    var specification =
        decision == TreatmentDecision.OTHERWISE && said != null ? words.specification(said) : null;
    return new TreatmentDirective(Treatment.OTHER, name, decision, specification, comment);
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
      // A text alone is the name when the form's comment would give the same text.
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

  /** The decision; null when the Consent has neither type nor text. */
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
