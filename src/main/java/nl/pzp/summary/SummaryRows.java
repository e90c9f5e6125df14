package nl.pzp.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.careplan.current.Conflict;
import nl.pzp.careplan.current.CurrentPlan;
import nl.pzp.careplan.current.EntryState;
import nl.pzp.careplan.current.Party;
import nl.pzp.careplan.current.PlanEntry;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.careplan.current.Stated;
import nl.pzp.careplan.current.Statement;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.summary.SummaryPage.Mark;
import nl.pzp.summary.SummaryPage.Row;

/** The rows of the page: an answer that stands alone, and below it when, by whom and why. */
final class SummaryRows {

  /** Of a system without an organisation its address is shown, or the name that we gave it. */
  private static final Pattern BEFORE_THE_NAME =
      Pattern.compile("^(https?://|urn:pzp:(source:)?([a-z0-9]+:)?)");

  private static final int LEAST_OF_AN_ANSWER = 60;

  private final PlanTexts texts;
  private final Printable printable;
  private final Locale reader;
  private final SummaryLimits limits;

  SummaryRows(PlanTexts texts, Printable printable, Locale reader, SummaryLimits limits) {
    this.texts = texts;
    this.printable = printable;
    this.reader = reader;
    this.limits = limits;
  }

  Row plain(String code, String label, Mark mark, String answer, List<String> details) {
    return new Row(code, "", "", label, mark, answer, details);
  }

  Row row(PlanEntry entry) {
    var holds = entry.state() == EntryState.HOLDS;
    var value = holds ? entry.statements().get(0).stated().value() : "";
    return new Row(
        entry.subject().kind().name(),
        entry.state().name(),
        value,
        printable.line(
            texts.subject(entry.subject(), reader),
            Math.max(limits.nameLength(), LEAST_OF_AN_ANSWER)),
        mark(entry, value),
        answer(entry),
        details(entry));
  }

  private static Mark mark(PlanEntry entry, String value) {
    return switch (entry.state()) {
      case HOLDS ->
          !entry.subject().kind().isTreatment()
              ? Mark.PLAIN
              : value.equals(TreatmentDecision.PERFORM.name())
                  ? Mark.FOR
                  : value.equals(TreatmentDecision.DO_NOT_PERFORM.name())
                      ? Mark.AGAINST
                      : Mark.ATTENTION;
      case CONTRADICTORY, UNREADABLE, UNDATED, ENDED -> Mark.ATTENTION;
      case UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED, NOT_RECORDED -> Mark.NOTHING;
    };
  }

  private List<String> details(PlanEntry entry) {
    var saysItself =
        switch (entry.state()) {
          case HOLDS, UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED -> true;
          case CONTRADICTORY, UNREADABLE, UNDATED, ENDED, NOT_RECORDED -> false;
        };
    var lines = new ArrayList<String>();
    // One statement is enough to show an answer; of a contradiction every side must be seen.
    var shown = saysItself ? entry.statements().subList(0, 1) : differingFirst(entry.statements());
    for (var statement : shown.stream().limit(limits.sides()).toList()) {
      var said = when(statement);
      var line = saysItself ? said : answer(statement) + " – " + said;
      var comment = isName(statement) ? null : statement.comment();
      // Where there is no room for every explanation, that there is one is still said.
      var mayExplain = saysItself || limits.explainsSides();
      lines.add(comment == null || mayExplain ? line : line + " " + Printable.SHORTENED);
      if (comment != null && mayExplain) {
        lines.add(explanation(comment));
      }
    }
    if (shown.size() > limits.sides()) {
      lines.add(
          texts.text(
              "page.sides.more", reader, "count", Integer.toString(shown.size() - limits.sides())));
    }
    return lines;
  }

  // What says the same again must not crowd out the other side.
  private List<Statement> differingFirst(List<Statement> statements) {
    var seen = new HashSet<String>();
    var firsts = statements.stream().filter(each -> seen.add(answer(each))).toList();
    return Stream.concat(
            firsts.stream(), statements.stream().filter(each -> !firsts.contains(each)))
        .toList();
  }

  // Of an other treatment without a name the explanation is its name, and stands there already.
  private static boolean isName(Statement statement) {
    return Objects.equals(statement.subject().name(), statement.comment());
  }

  String explanation(String comment) {
    return texts.text(
        "page.explanation", reader, "text", printable.line(comment, limits.textLength()));
  }

  private String answer(PlanEntry entry) {
    return entry.state() == EntryState.HOLDS
        ? answer(entry.statements().get(0))
        : texts.state(entry, reader);
  }

  // Only what a source wrote is shortened; our own words are needed whole.
  private String answer(Statement statement) {
    var answer = texts.answer(statement, reader);
    return statement.stated().words() == null
        ? answer
        : printable.line(answer, Math.max(limits.textLength(), LEAST_OF_AN_ANSWER));
  }

  private String when(Statement statement) {
    var until = statement.until();
    var agreed = texts.date(statement.agreed(), reader);
    var date =
        until == null
            ? agreed
            : texts
                .text("date.until", reader, "date", agreed)
                .replace("{until}", texts.date(until, reader));
    return date + "; " + printable.line(source(statement), 2 * limits.nameLength());
  }

  private String source(Statement statement) {
    var professional =
        statement.parties().stream()
            .filter(party -> party.kind() == Party.Kind.PROFESSIONAL)
            .map(Party::name)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    var who =
        Stream.of(professional, origin(statement))
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    var source = who.isEmpty() ? texts.text("source.unknown", reader) : who;
    var others =
        statement.parties().stream()
            .filter(party -> party.kind() != Party.Kind.PROFESSIONAL)
            .map(this::party)
            .distinct()
            .collect(Collectors.joining(", "));
    return others.isEmpty()
        ? source
        : texts.text("source.with", reader, "source", source).replace("{parties}", others);
  }

  private static @org.jspecify.annotations.Nullable String origin(Statement statement) {
    var origin = BEFORE_THE_NAME.matcher(statement.origin()).replaceFirst("");
    return origin.isEmpty() ? null : origin;
  }

  private String party(Party party) {
    if (party.kind() == Party.Kind.PATIENT) {
      return texts.text("party.PATIENT", reader);
    }
    if (party.name() == null) {
      return texts.text("party.unnamed." + party.kind().name(), reader);
    }
    return party.kind() == Party.Kind.REPRESENTATIVE
        ? texts.text("party.REPRESENTATIVE", reader, "name", party.name())
        : party.name();
  }

  /**
   * What stands against what the table shows, in a few words and since when; every side where the
   * table shows no answer.
   */
  String sidesOf(CurrentPlan plan, Conflict conflict) {
    return plan.entries().stream()
        .filter(entry -> entry.subject().equals(conflict.subject()))
        .flatMap(
            entry ->
                entry.state() == EntryState.CONTRADICTORY
                    ? Stream.concat(entry.statements().stream(), entry.others().stream())
                    : entry.others().stream())
        .filter(statement -> conflict.references().contains(statement.reference()))
        .filter(statement -> statement.stated().kind() != Stated.Kind.UNREADABLE)
        .limit(limits.sides() + 1L)
        .map(
            statement ->
                texts
                    .text("conflict.side", reader, "answer", answer(statement))
                    .replace("{date}", texts.date(statement.agreed(), reader)))
        .collect(Collectors.joining("; "));
  }
}
