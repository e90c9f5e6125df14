package nl.pzp.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one pack from its folder. A pack inherits from its base every question (by linkId), option
 * set, code, URL and text that it does not define itself.
 */
final class PackReader {

  private record Parts(
      Map<String, String> urls,
      Map<String, String> texts,
      Map<String, Pack.NamedCode> codes,
      Map<String, Question> questions,
      Map<String, List<Option>> options) {}

  private final Profiles profiles;

  PackReader(Profiles profiles) {
    this.profiles = profiles;
  }

  Pack read(String name) {
    var parts = parts(name);
    return new Pack(
        file(name),
        parts.urls(),
        parts.texts(),
        parts.codes(),
        List.copyOf(parts.questions().values()),
        parts.options());
  }

  PackFile file(String name) {
    return profiles.yaml(folder(name) + "pack.yaml", PackFile.class);
  }

  private Parts parts(String name) {
    var file = file(name);
    var parts =
        file.base() == null
            ? new Parts(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>())
            : parts(file.base());
    parts.urls().putAll(file.ownUrls());
    parts.texts().putAll(file.ownTexts());
    for (var row : rows(name, "codes.csv")) {
      var coded = new Coded(value(row, "system"), required(row, "code"), value(row, "display"));
      parts
          .codes()
          .put(required(row, "name"), new Pack.NamedCode(coded, row.getOrDefault("text", "")));
    }
    readOptions(name, parts.options());
    file.droppedQuestions().forEach(parts.questions()::remove);
    rows(name, "form.csv")
        .forEach(row -> place(question(row), row.get("after"), parts.questions()));
    return parts;
  }

  private void readOptions(String name, Map<String, List<Option>> options) {
    var own = new LinkedHashMap<String, List<Option>>();
    for (var row : rows(name, "options.csv")) {
      var coded = new Coded(value(row, "system"), required(row, "code"), value(row, "display"));
      own.computeIfAbsent(required(row, "options"), set -> new ArrayList<>())
          .add(new Option(required(row, "means"), coded));
    }
    own.forEach((set, list) -> options.put(set, List.copyOf(list)));
  }

  // A later version may insert a question: "after" names its predecessor.
  private static void place(
      Question question, @Nullable String after, Map<String, Question> questions) {
    if (after == null || after.isEmpty() || !questions.containsKey(after)) {
      questions.put(question.linkId(), question);
      return;
    }
    var reordered = new LinkedHashMap<String, Question>();
    questions.remove(question.linkId());
    questions.forEach(
        (linkId, existing) -> {
          reordered.put(linkId, existing);
          if (linkId.equals(after)) {
            reordered.put(question.linkId(), question);
          }
        });
    questions.clear();
    questions.putAll(reordered);
  }

  private static Question question(Map<String, String> row) {
    return new Question(
        required(row, "linkId"),
        value(row, "parent"),
        required(row, "concept"),
        value(row, "subject"),
        required(row, "type"),
        value(row, "repeats") != null,
        value(row, "readOnly") != null,
        value(row, "options"),
        value(row, "enabledBy"),
        value(row, "enabledWhen"),
        row.getOrDefault("text", ""),
        row.getOrDefault("carriedTo", ""),
        row.getOrDefault("notCarriedBecause", ""));
  }

  private static String required(Map<String, String> row, String column) {
    var value = value(row, column);
    if (value == null) {
      throw new IllegalStateException("A row without " + column + ": " + row);
    }
    if (value.equals("?")) {
      throw new IllegalStateException("A draft row, whose " + column + " is open: " + row);
    }
    return value;
  }

  private static @Nullable String value(Map<String, String> row, String column) {
    var cell = row.get(column);
    return cell == null || cell.isEmpty() ? null : cell;
  }

  private List<Map<String, String>> rows(String name, String file) {
    var path = folder(name) + file;
    return profiles.has(path) ? profiles.rows(path) : List.of();
  }

  private static String folder(String name) {
    return "packs/" + name + "/";
  }
}
