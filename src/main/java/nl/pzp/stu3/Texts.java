package nl.pzp.stu3;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** Texts in extensions. */
final class Texts {

  private static final String BETWEEN = "; ";

  private Texts() {}

  /** All distinct non-blank texts; null without any. */
  static @Nullable String joined(List<Extension> extensions) {
    var texts =
        extensions.stream()
            .filter(extension -> extension.getValue() != null)
            .map(extension -> String.valueOf(extension.getValue().primitiveValue()))
            .filter(text -> !text.isBlank())
            .distinct()
            .collect(Collectors.joining(BETWEEN));
    return texts.isEmpty() ? null : texts;
  }
}
