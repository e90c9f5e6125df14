package nl.pzp.validation;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.pzp.problem.Severity;
import org.jspecify.annotations.Nullable;

/** Which problem a family of validator messages is, by level. */
record MessageKind(
    List<String> messages, @Nullable Pattern text, Map<Severity, ValidationProblem> problems) {

  MessageKind {
    messages = List.copyOf(messages);
    problems = Map.copyOf(problems);
  }

  boolean fits(ValidatorMessage message) {
    return MessageNames.anyFits(messages, message.id())
        && (text == null || text.matcher(message.text()).find());
  }
}
