package nl.pzp.stu3;

import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Writes a decision as zib2017 does: a code with its exception. A zib2020 directive with both type
 * and text has no decision.
 */
final class DecisionToStu3 {

  private static final String PROVISION = "Consent.provision";

  private final Vocabulary vocabulary;

  DecisionToStu3(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Replaces type and text by zib2017's code; returns the exception for {@code except}. */
  Optional<ProvisionComponent> replace(Consent consent, ConversionFindings findings) {
    var words = takeWords(consent);
    var carried =
        Extensions.takeValue(consent, vocabulary.url(Carrier.DECISION), CodeableConcept.class);
    var decision = decided(consent.getProvision().getType(), words, findings);
    consent.getProvision().setType(null);
    if (decision == null) {
      return Optional.empty();
    }
    consent
        .addModifierExtension()
        .setUrl(vocabulary.url(ZibExtension.TREATMENT_PERMITTED))
        .setValue(carried.filter(c -> says(c, decision)).orElse(vocabulary.concept(decision)));
    if (decision.words() != null && !Objects.equals(words, vocabulary.words(decision.words()))) {
      consent.addExtension(vocabulary.url(Carrier.SPECIFICATION_OTHER), new StringType(words));
    }
    return exception(decision, words);
  }

  // A decision that was changed since then is not the one that was carried.
  private boolean says(CodeableConcept carried, DirectiveDecision decision) {
    return carried.getCoding().stream()
        .flatMap(coding -> vocabulary.decision(coding).stream())
        .allMatch(decision::equals);
  }

  private @Nullable String takeWords(Consent consent) {
    return Texts.joined(
        Extensions.takeModifiers(consent, vocabulary.url(ZibExtension.SPECIFICATION_OTHER)));
  }

  private @Nullable DirectiveDecision decided(
      @Nullable ConsentProvisionType type, @Nullable String words, ConversionFindings findings) {
    if (type != null && words != null) {
      findings.add(Stu3Problem.DECISION_CONTRADICTED, PROVISION);
      return null;
    }
    if (type == ConsentProvisionType.PERMIT) {
      return DirectiveDecision.PERMIT;
    }
    if (type == ConsentProvisionType.DENY) {
      return DirectiveDecision.DENY;
    }
    if (words == null) {
      findings.add(Stu3Problem.DECISION_MISSING, PROVISION);
      return null;
    }
    return vocabulary.decisionByWords(words).orElse(DirectiveDecision.OTHERWISE);
  }

  private Optional<ProvisionComponent> exception(
      DirectiveDecision decision, @Nullable String words) {
    return switch (decision) {
      case PERMIT -> Optional.of(exception(ConsentProvisionType.PERMIT));
      case DENY -> Optional.of(exception(ConsentProvisionType.DENY));
      case OTHERWISE -> {
        // As in the standard's examples: a restriction is an exception that denies.
        var exception = exception(ConsentProvisionType.DENY);
        exception.addExtension(vocabulary.url(ZibExtension.RESTRICTIONS), new StringType(words));
        yield Optional.of(exception);
      }
      case UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED -> Optional.empty();
    };
  }

  private static ProvisionComponent exception(ConsentProvisionType type) {
    var exception = new ProvisionComponent();
    exception.setType(type);
    return exception;
  }
}
