package nl.pzp.stu3;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a zib2017 decision. Code, exceptions and restrictions must agree; none replaces another.
 */
final class DecisionToR4 {

  private static final String DECISION = "Consent.modifierExtension";
  private static final String EXCEPTION = "Consent.except";

  private final Vocabulary vocabulary;

  DecisionToR4(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Replaces zib2017's code by zib2020's type or text; leaves both out when it is ambiguous. */
  void replace(Consent consent, List<ProvisionComponent> exceptions, ConversionFindings findings) {
    var stated =
        Extensions.values(
            Extensions.takeModifiers(consent, vocabulary.url(ZibExtension.TREATMENT_PERMITTED)),
            CodeableConcept.class);
    var carried =
        Extensions.takeValue(
            consent, vocabulary.url(Carrier.SPECIFICATION_OTHER), StringType.class);
    var decision = stated(stated, findings);
    if (decision == null) {
      return;
    }
    var restrictions = restrictions(exceptions);
    if (contradicts(decision, exceptions, restrictions)) {
      findings.add(Stu3Problem.DECISION_CONTRADICTED, EXCEPTION);
      return;
    }
    if (stated.size() == 1 && !stated.get(0).equalsDeep(vocabulary.concept(decision))) {
      consent.addExtension(vocabulary.url(Carrier.DECISION), stated.get(0));
    }
    switch (decision) {
      case PERMIT -> consent.getProvision().setType(ConsentProvisionType.PERMIT);
      case DENY -> consent.getProvision().setType(ConsentProvisionType.DENY);
      case OTHERWISE -> restrict(consent, restrictions, findings);
      case UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED ->
          say(consent, wordsOf(decision, carried.map(StringType::getValue)));
    }
  }

  private @Nullable DirectiveDecision stated(
      List<CodeableConcept> stated, ConversionFindings findings) {
    if (stated.stream().noneMatch(CodeableConcept::hasCoding)) {
      findings.add(Stu3Problem.DECISION_MISSING, DECISION);
      return null;
    }
    Set<DirectiveDecision> decisions = EnumSet.noneOf(DirectiveDecision.class);
    stated.stream()
        .flatMap(concept -> concept.getCoding().stream())
        .forEach(coding -> vocabulary.decision(coding).ifPresent(decisions::add));
    if (decisions.isEmpty()) {
      findings.add(Stu3Problem.DECISION_UNKNOWN, DECISION);
      return null;
    }
    if (decisions.size() > 1) {
      findings.add(Stu3Problem.DECISION_CONTRADICTED, DECISION);
      return null;
    }
    var decision = decisions.iterator().next();
    if (shows(stated).anyMatch(shown -> shown != decision)) {
      findings.add(Stu3Problem.CODE_CONTRADICTS_DISPLAY, DECISION);
      return null;
    }
    return decision;
  }

  // Screens show the text and systems read the code, so the two must agree.
  private Stream<DirectiveDecision> shows(List<CodeableConcept> stated) {
    return stated.stream()
        .flatMap(
            concept ->
                Stream.concat(
                    Stream.ofNullable(concept.getText()),
                    concept.getCoding().stream().map(Coding::getDisplay).filter(Objects::nonNull)))
        .flatMap(words -> vocabulary.decisionByDisplay(words).stream());
  }

  private @Nullable String restrictions(List<ProvisionComponent> exceptions) {
    var url = vocabulary.url(ZibExtension.RESTRICTIONS);
    return Texts.joined(
        exceptions.stream().flatMap(e -> e.getExtensionsByUrl(url).stream()).toList());
  }

  private static boolean contradicts(
      DirectiveDecision decision,
      List<ProvisionComponent> exceptions,
      @Nullable String restrictions) {
    return switch (decision) {
      case PERMIT -> restrictions != null || any(exceptions, ConsentProvisionType.DENY);
      case DENY -> restrictions != null || any(exceptions, ConsentProvisionType.PERMIT);
      case OTHERWISE -> false;
      case UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED ->
          restrictions != null
              || any(exceptions, ConsentProvisionType.DENY)
              || any(exceptions, ConsentProvisionType.PERMIT);
    };
  }

  private static boolean any(List<ProvisionComponent> exceptions, ConsentProvisionType type) {
    return exceptions.stream().anyMatch(exception -> exception.getType() == type);
  }

  private void restrict(
      Consent consent, @Nullable String restrictions, ConversionFindings findings) {
    // A restriction that reads "unknown" restricts nothing, and would be read as a decision.
    if (restrictions == null || vocabulary.decisionByWords(restrictions).isPresent()) {
      findings.add(Stu3Problem.RESTRICTION_MISSING, EXCEPTION);
    } else {
      say(consent, restrictions);
    }
  }

  private String wordsOf(DirectiveDecision decision, Optional<String> carried) {
    return carried
        .filter(words -> vocabulary.decisionByWords(words).filter(decision::equals).isPresent())
        .orElseGet(() -> vocabulary.words(Objects.requireNonNull(decision.words())));
  }

  private void say(Consent consent, String words) {
    consent
        .addModifierExtension()
        .setUrl(vocabulary.url(ZibExtension.SPECIFICATION_OTHER))
        .setValue(new StringType(words));
  }
}
