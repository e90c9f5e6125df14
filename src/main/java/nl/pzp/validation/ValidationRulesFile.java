package nl.pzp.validation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.pzp.problem.Severity;
import nl.pzp.terminology.Profiles;
import org.jspecify.annotations.Nullable;

/** The shape of {@code validation-rules.yaml}. */
final class ValidationRulesFile {

  private record Rule(
      String name,
      List<String> messages,
      String level,
      @Nullable String text,
      @Nullable String place,
      @Nullable String valueSet,
      @Nullable String content,
      boolean national,
      String becomes,
      @Nullable String reason) {

    WeighingRule toRule() {
      if (reason == null || reason.isBlank()) {
        throw new IllegalArgumentException("Rule without a reason: " + name);
      }
      if (content != null && !content.equals("absent")) {
        throw new IllegalArgumentException("Unknown content in rule " + name + ": " + content);
      }
      return new WeighingRule(
          name,
          messages,
          Severity.valueOf(level.toUpperCase(Locale.ROOT)),
          pattern(text),
          pattern(place),
          valueSet,
          content != null,
          national,
          ValidationProblem.valueOf(becomes),
          reason.strip());
    }
  }

  private record Kind(
      List<String> messages,
      @Nullable String text,
      @Nullable String error,
      @Nullable String warning,
      @Nullable String information) {

    MessageKind toKind() {
      var problems = new EnumMap<Severity, ValidationProblem>(Severity.class);
      put(problems, Severity.ERROR, error);
      put(problems, Severity.WARNING, warning);
      put(problems, Severity.INFORMATION, information);
      return new MessageKind(messages, pattern(text), problems);
    }

    private static void put(
        EnumMap<Severity, ValidationProblem> problems, Severity level, @Nullable String name) {
      if (name != null) {
        var problem = ValidationProblem.valueOf(name);
        if (problem.severity() != level) {
          throw new IllegalArgumentException(name + " is not of level " + level);
        }
        problems.put(level, problem);
      }
    }
  }

  private record Document(List<Rule> rules, List<Kind> kinds) {}

  private ValidationRulesFile() {}

  static ValidationRules read(Profiles profiles) {
    var document = profiles.yaml("validation-rules.yaml", Document.class);
    return new ValidationRules(
        document.rules().stream().map(Rule::toRule).toList(),
        document.kinds().stream().map(Kind::toKind).toList());
  }

  private static @Nullable Pattern pattern(@Nullable String expression) {
    return expression == null ? null : Pattern.compile(expression);
  }
}
