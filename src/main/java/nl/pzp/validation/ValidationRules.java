package nl.pzp.validation;

import java.util.List;
import java.util.Optional;
import nl.pzp.terminology.Profiles;

/** Weighs a validator message: by a named rule, else by its family. */
public final class ValidationRules {

  /**
   * The weight of a message.
   *
   * @param rule the deciding rule; empty when the validator's own weight stays
   */
  record Verdict(ValidationProblem problem, Optional<String> rule) {}

  private final List<WeighingRule> rules;
  private final List<MessageKind> kinds;

  ValidationRules(List<WeighingRule> rules, List<MessageKind> kinds) {
    this.rules = List.copyOf(rules);
    this.kinds = List.copyOf(kinds);
  }

  /**
   * Reads {@code validation-rules.yaml}.
   *
   * @throws java.io.UncheckedIOException when the file cannot be read
   * @throws IllegalArgumentException when a rule refers to an unknown name or lacks a reason
   */
  public static ValidationRules read(Profiles profiles) {
    return ValidationRulesFile.read(profiles);
  }

  List<WeighingRule> rules() {
    return rules;
  }

  Verdict judge(ValidatorMessage message, Definitions definitions, boolean national) {
    return rules.stream()
        .filter(rule -> rule.fits(message, definitions, national))
        .findFirst()
        .map(rule -> new Verdict(rule.becomes(), Optional.of(rule.name())))
        .orElseGet(() -> new Verdict(kindOf(message), Optional.empty()));
  }

  private ValidationProblem kindOf(ValidatorMessage message) {
    return kinds.stream()
        .filter(kind -> kind.fits(message))
        .findFirst()
        .map(kind -> kind.problems().get(message.level()))
        .orElseGet(() -> otherwise(message));
  }

  private static ValidationProblem otherwise(ValidatorMessage message) {
    return switch (message.level()) {
      case ERROR -> ValidationProblem.OTHER_ERROR;
      case WARNING -> ValidationProblem.OTHER_WARNING;
      case INFORMATION -> ValidationProblem.OTHER_NOTE;
    };
  }
}
