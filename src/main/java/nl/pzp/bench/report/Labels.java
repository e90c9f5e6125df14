package nl.pzp.bench.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import nl.pzp.problem.Severity;

/** The words of the report itself, in Dutch or English. */
final class Labels {

  private final ResourceBundle words;

  private Labels(ResourceBundle words) {
    this.words = words;
  }

  static Labels in(Locale reader) {
    var language = reader.getLanguage().equals("nl") ? reader : Locale.ROOT;
    return new Labels(
        ResourceBundle.getBundle(
            "nl.pzp.bench.report.labels",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String severity(Severity severity) {
    return words.getString("severity." + severity.name());
  }

  String count(Severity severity, long count) {
    return MessageFormat.format(words.getString("count." + severity.name()), count);
  }

  String of(String name, Object... values) {
    return MessageFormat.format(words.getString(name), values);
  }
}
