package nl.pzp.record.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.record.search.SearchParameter.Inclusion;

/** Reads parameters of the result: {@code _include}, {@code _sort}, {@code _count} and similar. */
final class AnswerParameters {

  /** Carries the place after which a page begins; only our own links have it. */
  static final String PAGE = "_page";

  private static final String INCLUDE = "_include";
  private static final String ITERATE = "_include:iterate";
  private static final String REVERSE_INCLUDE = "_revinclude";
  private static final Set<String> FORMATS =
      Set.of(
          "json",
          "xml",
          "application/json",
          "application/xml",
          "application/fhir+json",
          "application/fhir+xml",
          // A plus sign that was not escaped in an address.
          "application/fhir json",
          "application/fhir xml",
          "text/json",
          "text/xml");

  private final SearchParameters parameters;

  AnswerParameters(SearchParameters parameters) {
    this.parameters = parameters;
  }

  /** Reads a result parameter; returns false for any other. */
  boolean read(String name, String value, SearchDraft draft) {
    if (name.startsWith(REVERSE_INCLUDE)) {
      draft.refuse(QueryRefusals.of(SearchProblem.REVERSE_INCLUDE_UNSUPPORTED, name));
      return true;
    }
    if (name.equals(INCLUDE) || name.startsWith(INCLUDE + ":")) {
      include(name, value, draft);
      return true;
    }
    switch (name) {
      case "_count" -> count(name, value, draft);
      case "_sort" -> sort(name, value, draft);
      case "_summary" -> summary(name, value, draft);
      case "_elements" -> refusePart(name, draft);
      case "_total" -> oneOf(name, value, Set.of("none", "estimate", "accurate"), draft);
      case "_pretty" -> oneOf(name, value, Set.of("true", "false"), draft);
      case "_format" -> oneOf(name, value, FORMATS, draft);
      case PAGE -> draft.beginAfter(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void include(String name, String value, SearchDraft draft) {
    var iterate = name.equals(ITERATE);
    // The beta and rc1 texts print "_include:Procedure:encounter", without a value.
    var printed = !iterate && name.length() > INCLUDE.length() && value.isEmpty();
    if (!iterate && !printed && !name.equals(INCLUDE)) {
      draft.refuse(QueryRefusals.of(SearchProblem.MODIFIER_UNSUPPORTED, name, Set.of("iterate")));
      return;
    }
    var path =
        Arrays.asList((printed ? name.substring(INCLUDE.length() + 1) : value).split(":", -1));
    var source = path.get(0);
    var key = path.size() < 2 ? source : source + ":" + path.get(1);
    var followed =
        (iterate ? parameters.of(source) : Optional.of(draft.type()))
            .flatMap(type -> type.includable(key))
            .filter(p -> !iterate || p.include() == Inclusion.ITERATE)
            .filter(p -> path.size() == 2 || isTarget(p, path));
    if (followed.isEmpty()) {
      draft.refuse(
          QueryRefusals.of(SearchProblem.INCLUDE_UNSUPPORTED, name, draft.type().includes())
              .with("type", draft.type().name())
              .with("iterate", QueryRefusals.list(parameters.iterated())));
      return;
    }
    var targets = path.size() == 3 ? Set.of(path.get(2)) : followed.get().targets();
    draft.addInclude(new SearchInclude(followed.get(), targets, iterate));
    draft.keep(name, value);
  }

  private static boolean isTarget(SearchParameter parameter, List<String> path) {
    return path.size() == 3 && parameter.targets().contains(path.get(2));
  }

  private static void count(String name, String value, SearchDraft draft) {
    if (!value.matches("\\d{1,40}")) {
      invalid(name, "0 ... " + QueryReader.PAGE_LIMIT, draft);
      return;
    }
    var digits = value.replaceFirst("^0+", "");
    if (digits.isEmpty()) {
      draft.countOnly();
    } else {
      draft.limit(digits.length() > 4 ? QueryReader.PAGE_LIMIT : Integer.parseInt(digits));
    }
    draft.keep(name, value);
  }

  private static void sort(String name, String value, SearchDraft draft) {
    var keys = new LinkedHashSet<ResultOrder>();
    for (var key : value.split(",", -1)) {
      var descending = key.startsWith("-");
      var parameter =
          draft
              .type()
              .parameter(descending ? key.substring(1) : key)
              .filter(p -> p.kind() == SearchKind.DATE);
      if (parameter.isEmpty()) {
        draft.refuse(
            QueryRefusals.of(SearchProblem.SORT_UNSUPPORTED, name, draft.type().sortable()));
        return;
      }
      keys.add(new ResultOrder(parameter.get(), descending));
    }
    draft.addOrder(List.copyOf(keys));
    draft.keep(name, value);
  }

  private static void summary(String name, String value, SearchDraft draft) {
    switch (value) {
      case "count" -> {
        draft.countOnly();
        draft.keep(name, value);
      }
      case "false" -> draft.keep(name, value);
      default -> refusePart(name, draft);
    }
  }

  // Without modifier extension or period a directive would change its meaning.
  private static void refusePart(String name, SearchDraft draft) {
    draft.refuse(QueryRefusals.of(SearchProblem.PARTIAL_RESOURCES, name));
  }

  private static void oneOf(String name, String value, Set<String> known, SearchDraft draft) {
    if (known.contains(value)) {
      draft.keep(name, value);
    } else {
      invalid(name, QueryRefusals.list(known), draft);
    }
  }

  private static void invalid(String name, String example, SearchDraft draft) {
    draft.refuse(QueryRefusals.invalid(name, example));
  }
}
