package nl.pzp.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Any search finds the same resources as a plain filter. */
class SearchPropertiesTest {

  private static final String CODES = "abAB,|\\$%_";

  /** A coding of a resource; an empty text is absent. */
  record Code(String system, String code) {
    private String json() {
      var parts = new ArrayList<String>();
      if (!system.isEmpty()) {
        parts.add("\"system\":\"" + system + "\"");
      }
      if (!code.isEmpty()) {
        parts.add("\"code\":\"" + code.replace("\\", "\\\\") + "\"");
      }
      return "{" + String.join(",", parts) + "}";
    }
  }

  /** The searched token: null is any, empty is none. */
  record Wanted(@Nullable String system, @Nullable String code) {
    private String text() {
      var escaped = code == null ? "" : code.replaceAll("([\\\\,|$])", "\\\\$1");
      return system == null ? escaped : system + "|" + escaped;
    }

    private boolean fits(Code theirs) {
      var sameSystem = system == null || system.equals(theirs.system());
      var sameCode =
          code == null
              ? !theirs.code().isEmpty()
              : code.toLowerCase(Locale.ROOT).equals(theirs.code().toLowerCase(Locale.ROOT));
      return sameSystem && sameCode;
    }
  }

  @Provide
  Arbitrary<List<List<Code>>> resources() {
    var system = Arbitraries.of("", "http://x.nl/s", "http://x.nl/t");
    var code = Arbitraries.strings().withChars(CODES).ofMaxLength(3);
    return Combinators.combine(system, code)
        .as(Code::new)
        .filter(c -> !(c.system().isEmpty() && c.code().isEmpty()))
        .list()
        .ofMaxSize(3)
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Wanted>> wanted() {
    var code = Arbitraries.strings().withChars(CODES).ofMinLength(1).ofMaxLength(3);
    return Arbitraries.oneOf(
            code.map(c -> new Wanted(null, c)),
            code.map(c -> new Wanted("", c)),
            code.map(c -> new Wanted("http://x.nl/s", c)),
            Arbitraries.just(new Wanted("http://x.nl/t", null)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Property(tries = 300)
  void tokensFindWhatAPlainFilterLeaves(
      @ForAll("resources") List<List<Code>> resources,
      @ForAll("wanted") List<Wanted> wanted,
      @ForAll boolean not) {
    var record = new SearchTestRecord();
    var person = record.person(null, "p");
    var expected = new TreeSet<String>();
    for (int i = 0; i < resources.size(); i++) {
      var codes = resources.get(i);
      record.add(
          person,
          "Observation/o" + i,
          codes.isEmpty()
              ? "\"status\":\"final\""
              : "\"code\":{\"coding\":["
                  + String.join(",", codes.stream().map(Code::json).toList())
                  + "]}");
      if (wanted.stream().anyMatch(w -> codes.stream().anyMatch(w::fits)) != not) {
        expected.add("o" + i);
      }
    }
    var value = String.join(",", wanted.stream().map(Wanted::text).toList());

    var result =
        new SearchDesk(record)
            .ask(
                "Observation",
                Map.of("patient", List.of("p"), not ? "code:not" : "code", List.of(value)));

    assertThat(result.problems()).isEmpty();
    assertThat(SearchDesk.ids(result.matches())).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** A stretch of whole days, as a date of some precision. */
  record Days(String text, LocalDate first, LocalDate next) {
    static Days of(LocalDate day, int precision) {
      return switch (precision) {
        case 0 -> {
          var year = day.withDayOfYear(1);
          yield new Days("%04d".formatted(year.getYear()), year, year.plusYears(1));
        }
        case 1 -> {
          var month = day.withDayOfMonth(1);
          yield new Days(month.toString().substring(0, 7), month, month.plusMonths(1));
        }
        default -> new Days(day.toString(), day, day.plusDays(1));
      };
    }
  }

  @Provide
  Arbitrary<Days> days() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000), Arbitraries.integers().between(0, 2))
        .as((day, precision) -> Days.of(LocalDate.of(2024, 1, 1).plusDays(day), precision));
  }

  @Provide
  Arbitrary<List<Days>> manyDays() {
    return days().list().ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> prefixes() {
    return Arbitraries.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb");
  }

  @Property(tries = 500)
  void datesFindWhatAPlainFilterLeaves(
      @ForAll("manyDays") List<Days> resources,
      @ForAll("prefixes") String prefix,
      @ForAll("days") Days wanted) {
    var record = new SearchTestRecord();
    var person = record.person(null, "p");
    var expected = new TreeSet<String>();
    for (int i = 0; i < resources.size(); i++) {
      var theirs = resources.get(i);
      record.add(person, "Consent/c" + i, "'dateTime':'" + theirs.text() + "'");
      if (fits(prefix, theirs, wanted)) {
        expected.add("c" + i);
      }
    }
    var result = new SearchDesk(record).ask("Consent?patient=p&date=" + prefix + wanted.text());

    assertThat(result.problems()).isEmpty();
    assertThat(SearchDesk.ids(result.matches())).containsExactlyInAnyOrderElementsOf(expected);
  }

  // In days counted one by one: neither the reader nor its ranges are used here.
  private static boolean fits(String prefix, Days theirs, Days wanted) {
    var all = theirs.first().datesUntil(theirs.next()).toList();
    var allWithin = all.stream().allMatch(d -> isIn(d, wanted));
    var oneAfter = all.stream().anyMatch(d -> !d.isBefore(wanted.next()));
    var oneBefore = all.stream().anyMatch(d -> d.isBefore(wanted.first()));
    return switch (prefix) {
      case "", "eq" -> allWithin;
      case "ne" -> !allWithin;
      case "gt" -> oneAfter;
      case "lt" -> oneBefore;
      case "ge" -> oneAfter || allWithin;
      case "le" -> oneBefore || allWithin;
      case "sa" -> all.stream().allMatch(d -> !d.isBefore(wanted.next()));
      case "eb" -> all.stream().allMatch(d -> d.isBefore(wanted.first()));
      default -> throw new IllegalArgumentException(prefix);
    };
  }

  private static boolean isIn(LocalDate day, Days days) {
    return !day.isBefore(days.first()) && day.isBefore(days.next());
  }

  @Property(tries = 1000)
  void whateverIsSentIsAnsweredOrRefusedAndNeverBreaks(
      @ForAll("names") String name, @ForAll("values") String value, @ForAll boolean lenient) {
    var desk = new SearchDesk(SearchPeople.record());
    var query = Map.of("patient", List.of("w-his"), name, List.of(value));

    var result = lenient ? desk.askLeniently("Consent", query) : desk.ask("Consent", query);

    assertThat(result.matches().stream().map(f -> Objects.requireNonNull(f.stored().id())))
        .noneMatch(id -> id.startsWith("t-"));
    assertThat(result.isRefused() ? result.matches() : List.of()).isEmpty();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "category",
            "category:not",
            "category:in",
            "actor",
            "actor:identifier",
            "date",
            "_id",
            "_lastUpdated",
            "_include",
            "_include:iterate",
            "_sort",
            "_count",
            "_page",
            "subject",
            "patient.identifier",
            "_profile",
            "period",
            "_summary"),
        Arbitraries.strings().ascii().ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("0123456789-T:Z.+geltq,|\\/ \u0000\uD83D").ofMaxLength(30),
        Arbitraries.strings().ofMaxLength(40));
  }
}
