package nl.pzp.summary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.careplan.current.Conflict;
import nl.pzp.careplan.current.ConflictKind;
import nl.pzp.careplan.current.CurrentPlan;
import nl.pzp.careplan.current.EntryState;
import nl.pzp.careplan.current.PlanEntry;
import nl.pzp.careplan.current.PlanEntrySubject;
import nl.pzp.careplan.current.PlanSubject;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.careplan.current.Stated;
import nl.pzp.careplan.current.Statement;
import nl.pzp.careplan.current.Will;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.summary.SummaryPage.Mark;
import nl.pzp.summary.SummaryPage.Row;

/** The rows of the page: an answer that stands alone, and below it when, by whom and why. */
final class SummaryRows {

  private static final int LEAST_OF_AN_ANSWER = 60;

  private final PlanTexts texts;
  private final Printable printable;
  private final Locale reader;
  private final SummaryLimits limits;
  private final StatementSources sources;

  SummaryRows(
      PlanTexts texts, Printable printable, Locale reader, SummaryLimits limits, LocalDate today) {
    this.texts = texts;
    this.printable = printable;
    this.reader = reader;
    this.limits = limits;
    this.sources = new StatementSources(texts, printable, reader, limits, today);
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
        details(entry, wholeAnswer(entry)));
  }

  private Mark mark(PlanEntry entry, String value) {
    return switch (entry.state()) {
      case HOLDS ->
          // A treatment that only free text names gets no box: its words may hold a negation.
          !entry.subject().kind().isTreatment()
                  || entry.subject().kind() == PlanSubject.OTHER_TREATMENT
              ? Mark.PLAIN
              : contradictsWill(entry, value)
                  ? Mark.ATTENTION
                  : value.equals(TreatmentDecision.PERFORM.name())
                      ? Mark.FOR
                      : value.equals(TreatmentDecision.DO_NOT_PERFORM.name())
                          ? Mark.AGAINST
                          : Mark.ATTENTION;
      case CONTRADICTORY, UNREADABLE, UNDATED, UNVERIFIED, WILL, ENDED -> Mark.ATTENTION;
      case UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED, NOT_RECORDED ->
          entry.wills().isEmpty() && pending(entry).isEmpty() ? Mark.NOTHING : Mark.ATTENTION;
    };
  }

  private static boolean contradictsWill(PlanEntry entry, String value) {
    return !entry.wills().isEmpty() && !value.equals(TreatmentDecision.DO_NOT_PERFORM.name());
  }

  private static List<Statement> pending(PlanEntry entry) {
    return entry.others().stream()
        .filter(
            each ->
                switch (each.force()) {
                  case COMING, NOT_YET, UNVERIFIED -> true;
                  case HOLDS, ENDED, SUPERSEDED, LATER -> false;
                })
        .toList();
  }

  private List<String> details(PlanEntry entry, String answer) {
    var saysItself =
        switch (entry.state()) {
          case HOLDS, UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED -> true;
          case CONTRADICTORY, UNREADABLE, UNDATED, UNVERIFIED, WILL, ENDED, NOT_RECORDED -> false;
        };
    var lines = new ArrayList<String>();
    // One statement is enough to show an answer; of a contradiction every side must be seen.
    var shown = saysItself ? entry.statements().subList(0, 1) : differingFirst(entry.statements());
    for (var statement : shown.stream().limit(limits.sides()).toList()) {
      var said = sources.when(statement);
      var line = saysItself ? said : answer(statement) + " – " + said;
      var comment = isName(statement) ? null : statement.comment();
      // Where there is no room for every explanation, that there is one is still said.
      var mayExplain =
          saysItself
              || limits.explainsSides()
              || entry.subject().kind() == PlanSubject.CARDIOPULMONARY_RESUSCITATION;
      lines.add(comment == null || mayExplain ? line : line + " " + Printable.SHORTENED);
      if (comment != null && mayExplain) {
        lines.add(explanation(comment, length(entry.subject())));
      }
    }
    if (entry.state() == EntryState.HOLDS && entry.subject().kind().isTreatment()) {
      sources.review(entry.statements().get(0)).ifPresent(lines::add);
    }
    entry.wills().forEach(will -> lines.addAll(will(will, entry, answer)));
    lines.addAll(agreeing(entry, shown));
    pending(entry).stream().limit(limits.sides()).forEach(each -> lines.add(pendingLine(each)));
    if (shown.size() > limits.sides()) {
      lines.add(
          texts.text(
              "page.sides.more", reader, "count", Integer.toString(shown.size() - limits.sides())));
    }
    return lines;
  }

  // On a row that its own state says already, the will is not said twice.
  private List<String> will(Will will, PlanEntry entry, String answer) {
    var lines = new ArrayList<String>();
    if (!answer.contains(said(will, entry))) {
      lines.add(said(will, entry));
    }
    if (will.comment() != null) {
      lines.add(explanation(will.comment(), length(entry.subject())));
    }
    return lines;
  }

  private String said(Will will, PlanEntry entry) {
    return printable.line(
        texts.will(will, entry.subject().kind(), reader), 2 * length(entry.subject()));
  }

  // A restriction of a source that agrees still holds, whether or not it is the newest.
  private List<String> agreeing(PlanEntry entry, List<Statement> shown) {
    if (entry.state() != EntryState.HOLDS) {
      return List.of();
    }
    var first = entry.statements().get(0);
    var said = Objects.requireNonNullElse(first.comment(), "");
    return Stream.concat(entry.statements().stream(), entry.others().stream())
        .filter(each -> !shown.contains(each) && each.force() == Statement.Force.HOLDS)
        .filter(each -> each.stated().value().equals(first.stated().value()))
        .flatMap(each -> restriction(each, said).stream())
        .limit(limits.sides())
        .distinct()
        .toList();
  }

  private Optional<String> restriction(Statement statement, String said) {
    return Optional.ofNullable(statement.comment())
        .filter(comment -> !comment.equals(said))
        .map(comment -> explanation(comment, length(statement.subject())))
        .map(words -> words + " (" + sources.when(statement) + ")");
  }

  private String pendingLine(Statement statement) {
    var line = printable.line(texts.pending(statement, reader), length(statement.subject()));
    return line + " – " + sources.when(statement);
  }

  // A repeated answer must not crowd out the other side.
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
    return explanation(comment, limits.textLength());
  }

  private String explanation(String comment, int length) {
    return texts.text("page.explanation", reader, "text", printable.line(comment, length));
  }

  // The texts beside resuscitation are read first and must not be cut.
  private int length(PlanEntrySubject subject) {
    return subject.kind() == PlanSubject.CARDIOPULMONARY_RESUSCITATION
        ? limits.resuscitationLength()
        : limits.textLength();
  }

  /** The answer; where a text of the row on resuscitation had to be cut, it says so itself. */
  private String answer(PlanEntry entry) {
    var answer = wholeAnswer(entry);
    return entry.subject().kind() == PlanSubject.CARDIOPULMONARY_RESUSCITATION
            && details(entry, answer).stream().anyMatch(line -> line.contains(Printable.SHORTENED))
        ? answer + ". " + texts.text("page.readOn", reader)
        : answer;
  }

  private String wholeAnswer(PlanEntry entry) {
    if (entry.state() != EntryState.HOLDS) {
      return texts.state(entry, reader);
    }
    var answer = answer(entry.statements().get(0));
    return contradictsWill(entry, entry.statements().get(0).stated().value())
        ? answer
            + ". "
            + texts.text("state.WILL", reader, "will", said(entry.wills().get(0), entry))
        : answer;
  }

  // Only what a source wrote is shortened; our own words are needed whole.
  private String answer(Statement statement) {
    var answer = texts.answer(statement, reader);
    return statement.stated().words() == null
        ? answer
        : printable.line(answer, Math.max(length(statement.subject()), LEAST_OF_AN_ANSWER));
  }

  /**
   * The sides of a conflict: first what holds now, then what is older or differs, each with its day
   * and its source.
   */
  String sidesOf(CurrentPlan plan, Conflict conflict) {
    var entries =
        plan.entries().stream()
            .filter(entry -> entry.subject().equals(conflict.subject()))
            .toList();
    var now =
        entries.stream()
            .filter(entry -> entry.state() == EntryState.HOLDS)
            .flatMap(entry -> entry.statements().stream().limit(1))
            .map(statement -> side("conflict.now", statement));
    var others =
        entries.stream()
            .flatMap(
                entry ->
                    entry.state() == EntryState.HOLDS
                        ? entry.others().stream()
                        : Stream.concat(entry.statements().stream(), entry.others().stream()))
            .filter(statement -> conflict.references().contains(statement.reference()))
            .filter(statement -> statement.stated().kind() != Stated.Kind.UNREADABLE)
            .limit(limits.sides() + 1L)
            .map(statement -> side("conflict.side", statement));
    var wills =
        entries.stream()
            .flatMap(entry -> entry.wills().stream().map(will -> said(will, entry)))
            .filter(said -> conflict.kind() == ConflictKind.WILL_CONTRADICTS);
    var rest = Stream.concat(others, wills).toList();
    // Where nothing stands against it, what holds is on its row already.
    return rest.isEmpty()
        ? ""
        : Stream.concat(now, rest.stream()).collect(Collectors.joining("; "));
  }

  private String side(String key, Statement statement) {
    return texts
        .text(key, reader)
        .replace("{answer}", answer(statement))
        .replace("{date}", texts.date(statement.agreed(), reader))
        .replace("{source}", printable.line(sources.origin(statement), limits.nameLength()));
  }
}
