package nl.pzp.bench.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Option;
import org.jspecify.annotations.Nullable;

/**
 * The form and the options of a draft pack. What a person must fill in is a question mark, with
 * which no pack loads.
 */
final class DraftQuestions {

  private static final String OPEN = "?";

  private final FormComparison comparison;
  private final Map<String, List<Option>> sets = new LinkedHashMap<>();
  private final Map<String, String> setOf = new HashMap<>();
  private final List<String> rows = new ArrayList<>();

  DraftQuestions(FormComparison comparison) {
    this.comparison = comparison;
    var published =
        comparison.questions().stream().filter(each -> each.published() != null).toList();
    published.forEach(this::nameOptions);
    rows.add(
        "linkId,parent,after,concept,subject,type,repeats,readOnly,options,enabledBy,enabledWhen,"
            + "text,carriedTo,notCarriedBecause");
    var after = "";
    for (var each : published) {
      rows.add(row(each, after));
      after = Objects.requireNonNull(each.published()).linkId();
    }
  }

  String form() {
    return String.join("\n", rows) + "\n";
  }

  String options() {
    var lines = new ArrayList<String>(List.of("options,means,system,code,display"));
    sets.forEach(
        (set, options) ->
            options.forEach(
                each ->
                    lines.add(
                        csv(
                            set,
                            each.means(),
                            each.coded().system(),
                            each.coded().code(),
                            each.coded().display()))));
    return String.join("\n", lines) + "\n";
  }

  private void nameOptions(ComparedQuestion each) {
    var question = Objects.requireNonNull(each.published());
    if (question.options().isEmpty()) {
      return;
    }
    var known = each.known();
    List<Option> before = known == null ? List.of() : comparison.options(known);
    var derived =
        question.options().stream()
            .map(
                coded ->
                    FormComparison.same(coded, before).orElseGet(() -> new Option(OPEN, coded)))
            .toList();
    // The order of options means nothing; a set in the known order is shared by its questions.
    var isKnownSet = derived.size() == before.size() && before.containsAll(derived);
    var options = isKnownSet ? before : derived;
    var name = known == null || known.options() == null ? "Options" : known.options();
    if (!options.equals(sets.getOrDefault(name, options)) || name.equals("Options")) {
      name = name + "." + question.linkId();
    }
    sets.put(name, options);
    setOf.put(question.linkId(), name);
  }

  private String row(ComparedQuestion each, String after) {
    var question = Objects.requireNonNull(each.published());
    var known = each.isSameMatter() ? each.known() : null;
    var isConditional = question.conditions() > 0;
    return csv(
        question.linkId(),
        question.parent(),
        after,
        known == null ? OPEN : known.concept(),
        known == null ? null : known.subject(),
        question.type(),
        question.repeats() ? "repeats" : null,
        known != null && known.readOnly() ? "readOnly" : null,
        setOf.get(question.linkId()),
        isConditional || known == null ? question.enabledBy() : known.enabledBy(),
        isConditional || known == null ? enabledWhen(question) : known.enabledWhen(),
        question.text(),
        known == null ? null : known.carriedTo(),
        known == null ? null : known.notCarriedBecause());
  }

  private @Nullable String enabledWhen(PublishedQuestion question) {
    if (question.enabledBy() == null) {
      return null;
    }
    Coded wanted = question.enabledWhen();
    var set = setOf.get(question.enabledBy());
    return wanted == null || set == null || question.conditions() > 1
        ? OPEN
        : sets.getOrDefault(set, List.of()).stream()
            .filter(each -> each.coded().sameAs(wanted))
            .map(Option::means)
            .findFirst()
            .orElse(OPEN);
  }

  private static String csv(@Nullable String... cells) {
    return Stream.of(cells).map(DraftQuestions::cell).collect(Collectors.joining(","));
  }

  private static String cell(@Nullable String value) {
    if (value == null) {
      return "";
    }
    var line = value.replaceAll("\\s+", " ");
    return line.contains(",") || line.contains("\"")
        ? "\"" + line.replace("\"", "\"\"") + "\""
        : line;
  }
}
