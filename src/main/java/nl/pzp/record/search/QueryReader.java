package nl.pzp.record.search;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a search over HTTP. Strict: refuses unknown ones and lists the known
 * ones. {@code Prefer: handling=lenient} ignores and reports them.
 */
public final class QueryReader {

  /** Maximum and default number of matches per page. */
  public static final int PAGE_LIMIT = 100;

  /** The most characters of one value. */
  public static final int VALUE_LIMIT = 1024;

  /** The most parameters of one search, repetitions counted. */
  public static final int PARAMETER_LIMIT = 64;

  private static final int NAME_LIMIT = 128;
  private static final Pattern NUMBER =
      Pattern.compile("(?:[a-z]{2})?[+-]?(\\d+)(?:\\.(\\d+))?(?:[eE][+\\- ]?(\\d+))?");
  private static final int DIGIT_LIMIT = 40;
  private static final int EXPONENT_LIMIT = 30;

  private final SearchParameters parameters;
  private final SearchSettings settings;
  private final Conditions conditions;
  private final SearchPatientReader patients;
  private final AnswerParameters answer;

  public QueryReader(
      SearchParameters parameters, ValueSets valueSets, SearchSettings settings, Clock clock) {
    this(parameters, valueSets, settings, clock, Synonyms.none());
  }

  /** Reads searches of clients with other codes than the record. */
  public QueryReader(
      SearchParameters parameters,
      ValueSets valueSets,
      SearchSettings settings,
      Clock clock,
      Synonyms synonyms) {
    this.parameters = parameters;
    this.settings = settings;
    this.conditions = new Conditions(parameters, valueSets, settings, clock, synonyms);
    this.patients = new SearchPatientReader(settings);
    this.answer = new AnswerParameters(parameters);
  }

  /**
   * Reads a search of one resource type.
   *
   * @param sent names as sent, modifiers and chains in them, each with its values in order
   * @param lenient whether the caller prefers an answer to a part of the question
   * @return the search; {@link SearchQuery#isRefused()} when it may not be executed
   */
  public SearchQuery read(String type, Map<String, List<String>> sent, boolean lenient) {
    var searched = parameters.of(type);
    var draft =
        new SearchDraft(
            searched.orElseGet(() -> new SearchType(SearchName.shown(type), List.of())),
            settings.bsnSystems(),
            lenient);
    if (searched.isEmpty()) {
      draft.refuse(
          Problem.of(SearchProblem.TYPE_NOT_SEARCHABLE)
              .with("type", SearchName.shown(type))
              .with("known", QueryRefusals.list(parameters.types())));
      return draft.refused();
    }
    if (sent.values().stream().mapToInt(List::size).sum() > PARAMETER_LIMIT) {
      draft.refuse(
          Problem.of(SearchProblem.TOO_MANY_VALUES)
              .with("limit", Integer.toString(PARAMETER_LIMIT)));
      return draft.refused();
    }
    sent.forEach(
        (name, values) ->
            (values.isEmpty() ? List.of("") : values).forEach(value -> read(name, value, draft)));
    return draft.finish();
  }

  private void read(String name, String value, SearchDraft draft) {
    if (name.length() > NAME_LIMIT || value.length() > VALUE_LIMIT) {
      draft.refuse(
          QueryRefusals.of(SearchProblem.VALUE_TOO_LONG, name)
              .with("limit", Integer.toString(VALUE_LIMIT)));
    } else if (isNumberTooLarge(value)) {
      draft.refuse(QueryRefusals.of(SearchProblem.NUMBER_TOO_LARGE, name));
    } else if (!answer.read(name, value, draft)) {
      readCondition(name, value, draft);
    }
  }

  private void readCondition(String raw, String value, SearchDraft draft) {
    var name = SearchName.parse(raw);
    var parameter = name.flatMap(n -> draft.type().parameter(n.name()));
    if (name.isEmpty() || parameter.isEmpty()) {
      draft.refuse(
          QueryRefusals.of(SearchProblem.PARAMETER_UNKNOWN, raw)
              .with("type", draft.type().name())
              .with("known", QueryRefusals.list(draft.type().names())));
      return;
    }
    switch (parameter.get().finds()) {
      case PERSON -> draft.addPatients(patients.read(parameter.get(), name.get(), value));
      case RESOURCES -> {
        draft.addCondition(raw, value, conditions.read(parameter.get(), name.get(), value));
        lookup(parameter.get(), name.get(), value).ifPresent(draft::addLookup);
      }
      case NOTHING ->
          draft.addCondition(raw, value, conditions.read(parameter.get(), name.get(), value));
    }
  }

  // With a modifier such a parameter only narrows a search.
  private Optional<Lookup> lookup(SearchParameter parameter, SearchName name, String value) {
    if (name.modifier() != null || name.chained() != null) {
      return Optional.empty();
    }
    return Lookup.read(parameter, SearchText.split(value, ','), settings.bases());
  }

  // No parameter is a number; an enormous exponent has made other servers hang.
  private static boolean isNumberTooLarge(String value) {
    var number = NUMBER.matcher(value);
    if (!number.matches()) {
      return false;
    }
    var digits = number.group(1).length() + lengthOf(number.group(2));
    var exponent = number.group(3) == null ? "" : number.group(3).replaceFirst("^0+", "");
    return digits > DIGIT_LIMIT
        || exponent.length() > 2
        || (!exponent.isEmpty() && Integer.parseInt(exponent) > EXPONENT_LIMIT);
  }

  private static int lengthOf(@Nullable String digits) {
    return digits == null ? 0 : digits.length();
  }
}
