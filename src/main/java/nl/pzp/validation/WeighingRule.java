package nl.pzp.validation;

import java.util.List;
import java.util.regex.Pattern;
import nl.pzp.problem.Severity;
import org.hl7.fhir.r5.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * A named rule that changes the weight of a kind of validator message; a null part matches
 * everything. From {@code profiles/validation-rules.yaml}, which explains each part.
 */
record WeighingRule(
    String name,
    List<String> messages,
    Severity level,
    @Nullable Pattern text,
    @Nullable Pattern place,
    @Nullable String valueSet,
    boolean contentAbsent,
    boolean nationalOnly,
    ValidationProblem becomes,
    String reason) {

  private static final Pattern QUOTED_SYSTEM = Pattern.compile("'([^'#]+)#");

  WeighingRule {
    messages = List.copyOf(messages);
  }

  boolean fits(ValidatorMessage message, Definitions definitions, boolean national) {
    return message.level() == level
        && MessageNames.anyFits(messages, message.id())
        && (!nationalOnly || national)
        && (text == null || text.matcher(message.text()).find())
        && (place == null || place.matcher(message.location().within()).find())
        && (valueSet == null || speaksOf(valueSet, message, definitions))
        && (!contentAbsent || lacksContent(message, definitions));
  }

  private static boolean speaksOf(String url, ValidatorMessage message, Definitions definitions) {
    return definitions
        .named(ValueSet.class, message.text())
        .filter(found -> url.equals(found.getUrl()))
        .isPresent();
  }

  private static boolean lacksContent(ValidatorMessage message, Definitions definitions) {
    var valueSet = definitions.named(ValueSet.class, message.text());
    if (valueSet.isPresent()) {
      return definitions.lacksContent(valueSet.get());
    }
    var system = QUOTED_SYSTEM.matcher(message.text());
    return system.find() && definitions.lacksContent(system.group(1));
  }
}
