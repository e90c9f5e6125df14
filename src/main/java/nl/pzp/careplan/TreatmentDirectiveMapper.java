package nl.pzp.careplan;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.pzp.form.Concept;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
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

  // How the guide names a treatment that its value set lacks: "name (SNOMED CT - code)" and
  // nothing else, because a sentence around it may say the opposite of the decision.
  private static final Pattern NAMED_IN_TEXT =
      Pattern.compile("[^.,;:!?()\\n]{1,120} \\(SNOMED CT - (\\d{6,18})\\)");
  private static final String BETWEEN = ": ";

  private final Pack pack;

  TreatmentDirectiveMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft) {
    for (var directive : draft.form().directives().values()) {
      if (directive.decision() == null) {
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

  // "Other treatment limits" asks no name. A decision on a treatment that nobody can name must not
  // become a coded permission or refusal; see docs/adr.
  private void writeOther(
      PlanDraft draft, TreatmentDirective directive, TreatmentDecision decision) {
    var named = directive.name() != null ? directive.name() : nameIn(directive.comment());
    var place = draft.questions().place(Concept.TREATMENT_DECISION, Treatment.OTHER);
    if (named != null) {
      var consent = consent(draft, Treatment.OTHER, draft.concept(Treatment.OTHER).setText(named));
      decide(consent, decision, directive.specification());
      comment(draft, consent, directive.name() == null ? null : directive.comment());
    } else if (decision == TreatmentDecision.UNKNOWN) {
      var consent = consent(draft, Treatment.OTHER, draft.concept(Treatment.OTHER));
      decide(consent, decision, null);
      comment(draft, consent, directive.comment());
    } else if (directive.comment() == null) {
      draft.note(CarePlanProblem.OTHER_TREATMENT_UNNAMED, place);
    } else {
      var consent = consent(draft, Treatment.OTHER, draft.concept(Treatment.OTHER));
      specify(consent, pack.text(word(decision)) + BETWEEN + directive.comment());
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
              java.util.Objects.requireNonNull(specification, "a form that was read says what"));
      case UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED -> specify(consent, pack.text(word(decision)));
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

  private static DecisionText word(TreatmentDecision decision) {
    return switch (decision) {
      case PERFORM -> DecisionText.PERFORM;
      case DO_NOT_PERFORM -> DecisionText.DO_NOT_PERFORM;
      case UNKNOWN -> DecisionText.UNKNOWN;
      case NOT_YET_DECIDED -> DecisionText.NOT_YET_DECIDED;
      case NOT_DISCUSSED -> DecisionText.NOT_DISCUSSED;
      case OTHERWISE -> throw new IllegalStateException("Otherwise has words of its own");
    };
  }

  private static @Nullable String nameIn(@Nullable String comment) {
    return comment != null && NAMED_IN_TEXT.matcher(comment).matches() ? comment : null;
  }

  boolean isDirective(Consent consent) {
    return consent.getCategory().stream()
        .flatMap(concept -> concept.getCoding().stream())
        .anyMatch(c -> coded(c).sameAs(pack.coded(PlanCode.TREATMENT_DIRECTIVE_CATEGORY)));
  }

  /**
   * What the form can hold of this directive, or empty when it does not say on which treatment it
   * is.
   */
  Optional<TreatmentDirective> read(Consent consent) {
    var code = consent.getProvision().getCodeFirstRep();
    return treatment(code).map(treatment -> read(consent, treatment, code));
  }

  private TreatmentDirective read(Consent consent, Treatment treatment, CodeableConcept code) {
    var comment = text(consent.getExtensionByUrl(pack.url(AcpExtension.COMMENT)));
    var words = text(modifier(consent));
    if (treatment != Treatment.OTHER) {
      return new TreatmentDirective(
          treatment, null, decision(consent, words), specification(consent, words), comment);
    }
    if (code.hasText()) {
      // Text alone names it where the form's explanation would name it the same way again.
      var inComment = comment == null && NAMED_IN_TEXT.matcher(code.getText()).matches();
      return new TreatmentDirective(
          treatment,
          inComment ? null : code.getText(),
          decision(consent, words),
          specification(consent, words),
          inComment ? code.getText() : comment);
    }
    for (var decision :
        new TreatmentDecision[] {TreatmentDecision.PERFORM, TreatmentDecision.DO_NOT_PERFORM}) {
      var start = pack.text(word(decision)) + BETWEEN;
      if (words != null && !consent.getProvision().hasType() && words.startsWith(start)) {
        return new TreatmentDirective(
            treatment, null, decision, null, words.substring(start.length()));
      }
    }
    return new TreatmentDirective(
        treatment, null, decision(consent, words), specification(consent, words), comment);
  }

  private Optional<Treatment> treatment(CodeableConcept code) {
    var switchOff = NAMED_IN_TEXT.matcher(pack.codeText(Treatment.SWITCH_OFF_DEFIBRILLATOR));
    var named = code.hasText() ? NAMED_IN_TEXT.matcher(code.getText()) : null;
    if (switchOff.matches()
        && named != null
        && named.matches()
        && named.group(1).equals(switchOff.group(1))) {
      return Optional.of(Treatment.SWITCH_OFF_DEFIBRILLATOR);
    }
    for (var coding : code.getCoding()) {
      for (var treatment : Treatment.values()) {
        if (treatment != Treatment.SWITCH_OFF_DEFIBRILLATOR
            && coded(coding).sameAs(pack.coded(treatment))) {
          return Optional.of(treatment);
        }
      }
    }
    return Optional.empty();
  }

  /** The decision, or nothing when the Consent has neither type nor words. */
  private @Nullable TreatmentDecision decision(Consent consent, @Nullable String words) {
    var type = consent.getProvision().getType();
    if (type == ConsentProvisionType.PERMIT) {
      return words == null ? TreatmentDecision.PERFORM : TreatmentDecision.OTHERWISE;
    }
    if (type == ConsentProvisionType.DENY) {
      return words == null ? TreatmentDecision.DO_NOT_PERFORM : TreatmentDecision.OTHERWISE;
    }
    if (words == null) {
      return null;
    }
    for (var decision :
        new TreatmentDecision[] {
          TreatmentDecision.UNKNOWN,
          TreatmentDecision.NOT_YET_DECIDED,
          TreatmentDecision.NOT_DISCUSSED
        }) {
      if (words.equals(pack.text(word(decision)))) {
        return decision;
      }
    }
    return TreatmentDecision.OTHERWISE;
  }

  private @Nullable String specification(Consent consent, @Nullable String words) {
    return decision(consent, words) == TreatmentDecision.OTHERWISE ? words : null;
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

  private static Coded coded(Coding coding) {
    return new Coded(coding.getSystem(), coding.hasCode() ? coding.getCode() : "", null);
  }
}
