package nl.pzp.stu3;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Consent: treatment directives, wills, and permissions to share. Never by the stock converter. */
final class ConsentConverter implements TypeConverter<Consent, org.hl7.fhir.dstu3.model.Consent> {

  private static final String POLICY_RULE = "policyRule";

  private final Vocabulary vocabulary;
  private final ElementMoves moves;
  private final ConsentCategories categories;
  private final TreatmentDirectives directives;
  private final AdvanceDirectives wills;
  private final OtherConsents others;

  ConsentConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
    var provisions = new ProvisionMoves(moves);
    categories = new ConsentCategories(vocabulary, moves);
    directives = new TreatmentDirectives(vocabulary, moves, provisions);
    wills = new AdvanceDirectives(vocabulary, moves, provisions);
    others = new OtherConsents(vocabulary, moves, provisions);
  }

  @Override
  public Class<Consent> r4Type() {
    return Consent.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.Consent> stu3Type() {
    return org.hl7.fhir.dstu3.model.Consent.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.Consent toStu3(Consent source, ConversionFindings findings) {
    var target = new org.hl7.fhir.dstu3.model.Consent();
    var kind = ConsentKind.of(source, vocabulary);
    identifiers(source, target);
    if (source.hasScope() && !source.getScope().equalsDeep(vocabulary.r4Concept(kind.scope()))) {
      source.addExtension(vocabulary.url(Carrier.CONSENT_SCOPE), source.getScope());
    }
    if (source.hasStatus()) {
      target.setStatus(ConsentState.fromCode(source.getStatus().toCode()));
    }
    categories.toStu3(source, target);
    if (source.hasPatient()) {
      target.setPatient(reference(source.getPatient()));
    }
    if (source.hasDateTime()) {
      target.setDateTimeElement(
          moves.toStu3(source.getDateTimeElement(), org.hl7.fhir.dstu3.model.DateTimeType.class));
    }
    source.getOrganization().forEach(o -> target.addOrganization(reference(o)));
    if (source.hasSource()) {
      target.setSource(moves.toStu3(source.getSource(), org.hl7.fhir.dstu3.model.Type.class));
    }
    policies(source, target);
    switch (kind) {
      case TREATMENT_DIRECTIVE -> directives.toStu3(source, target, findings);
      case ADVANCE_DIRECTIVE -> wills.toStu3(source, target, findings);
      case OTHER -> others.toStu3(source, target);
    }
    moves.copy(source, target);
    return target;
  }

  private void identifiers(Consent source, org.hl7.fhir.dstu3.model.Consent target) {
    List<Identifier> identifiers = source.getIdentifier();
    if (!identifiers.isEmpty()) {
      target.setIdentifier(
          moves.toStu3(identifiers.get(0), org.hl7.fhir.dstu3.model.Identifier.class));
    }
    identifiers.stream()
        .skip(1)
        .forEach(i -> source.addExtension(vocabulary.url(Carrier.CONSENT_IDENTIFIER), i));
  }

  private void policies(Consent source, org.hl7.fhir.dstu3.model.Consent target) {
    for (var policy : source.getPolicy()) {
      var origin =
          Extensions.takeValue(policy, vocabulary.url(Carrier.STU3_ELEMENT), CodeType.class);
      if (origin.isPresent()) {
        target.setPolicyRule(policy.getUri());
      } else {
        var moved = target.addPolicy();
        moves.copy(policy, moved);
        moved.setAuthority(policy.getAuthority()).setUri(policy.getUri());
      }
    }
    if (source.hasPolicyRule()) {
      source.addExtension(vocabulary.url(Carrier.CONSENT_POLICY_RULE), source.getPolicyRule());
      target.setPolicyRule(uriOf(source.getPolicyRule()));
    }
  }

  private static @Nullable String uriOf(CodeableConcept rule) {
    return rule.getCoding().stream()
        .filter(Coding::hasCode)
        .map(coding -> coding.hasSystem() ? coding.getSystem() + "#" + coding.getCode() : null)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Override
  public Consent toR4(org.hl7.fhir.dstu3.model.Consent source, ConversionFindings findings) {
    var target = new Consent();
    moves.copy(source, target);
    var kind = ConsentKind.of(source, vocabulary);
    if (source.hasIdentifier()) {
      target.addIdentifier(moves.toR4(source.getIdentifier(), Identifier.class));
    }
    Extensions.values(
            Extensions.take(target, vocabulary.url(Carrier.CONSENT_IDENTIFIER)), Identifier.class)
        .forEach(target::addIdentifier);
    target.setScope(
        Extensions.takeValue(target, vocabulary.url(Carrier.CONSENT_SCOPE), CodeableConcept.class)
            .orElseGet(() -> vocabulary.r4Concept(kind.scope())));
    if (source.hasStatus()) {
      target.setStatus(Consent.ConsentState.fromCode(source.getStatus().toCode()));
    } else {
      findings.add(Stu3Problem.STATUS_MISSING, "Consent.status");
    }
    categories.toR4(source, target);
    if (source.getPatient().isEmpty()) {
      findings.add(Stu3Problem.PATIENT_MISSING, "Consent.patient");
    } else {
      target.setPatient(moves.toR4(source.getPatient(), Reference.class));
    }
    if (source.hasDateTime()) {
      target.setDateTimeElement(
          moves.toR4(source.getDateTimeElement(), org.hl7.fhir.r4.model.DateTimeType.class));
    }
    source.getOrganization().forEach(o -> target.addOrganization(moves.toR4(o, Reference.class)));
    sourceToR4(source, target);
    policiesToR4(source, target);
    switch (kind) {
      case TREATMENT_DIRECTIVE -> directives.toR4(source, target, findings);
      case ADVANCE_DIRECTIVE -> wills.toR4(source, target, findings);
      case OTHER -> others.toR4(source, target);
    }
    return target;
  }

  // STU3 may name the source by an identifier, R4 only by a reference that holds it.
  private void sourceToR4(org.hl7.fhir.dstu3.model.Consent source, Consent target) {
    if (source.getSource() instanceof org.hl7.fhir.dstu3.model.Identifier identifier) {
      target.setSource(new Reference().setIdentifier(moves.toR4(identifier, Identifier.class)));
    } else if (source.hasSource()) {
      target.setSource(moves.toR4(source.getSource(), org.hl7.fhir.r4.model.Type.class));
    }
  }

  private void policiesToR4(org.hl7.fhir.dstu3.model.Consent source, Consent target) {
    for (var policy : source.getPolicy()) {
      var moved = target.addPolicy();
      moves.copy(policy, moved);
      moved.setAuthority(policy.getAuthority()).setUri(policy.getUri());
    }
    var rule =
        Extensions.takeValue(
            target, vocabulary.url(Carrier.CONSENT_POLICY_RULE), CodeableConcept.class);
    rule.ifPresent(target::setPolicyRule);
    if (source.hasPolicyRule()
        && !source.getPolicyRule().equals(rule.map(ConsentConverter::uriOf).orElse(null))) {
      var policy = target.addPolicy();
      policy.setUri(source.getPolicyRule());
      policy.addExtension(vocabulary.url(Carrier.STU3_ELEMENT), new CodeType(POLICY_RULE));
    }
  }

  private org.hl7.fhir.dstu3.model.Reference reference(Reference reference) {
    return moves.toStu3(reference, org.hl7.fhir.dstu3.model.Reference.class);
  }
}
