package nl.pzp.summary;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.careplan.current.Conflict;
import nl.pzp.careplan.current.CurrentPlan;
import nl.pzp.careplan.current.PlanSubject;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.careplan.current.Will;
import nl.pzp.form.Moment;
import nl.pzp.summary.SummaryPage.Attention;
import nl.pzp.summary.SummaryPage.Mark;
import nl.pzp.summary.SummaryPage.Row;
import nl.pzp.summary.SummaryPage.Table;
import nl.pzp.terminology.DutchTime;

/** Chooses what of a current plan stands on the page for acute care, and in which words. */
final class SummaryWriter {

  private static final int CONFLICT_LENGTH = 160;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm");
  private static final List<PlanSubject> LISTED =
      List.of(
          PlanSubject.CARDIOPULMONARY_RESUSCITATION,
          PlanSubject.ARTIFICIAL_RESPIRATION,
          PlanSubject.ADMISSION_TO_ICU,
          PlanSubject.HOSPITAL_ADMISSION,
          PlanSubject.ANTIBIOTIC_THERAPY,
          PlanSubject.ADMINISTRATION_OF_BLOOD_PRODUCT,
          PlanSubject.DEFIBRILLATOR,
          PlanSubject.SWITCH_OFF_DEFIBRILLATOR);

  private final PlanTexts texts;
  private final Printable printable;

  SummaryWriter(PlanTexts texts, Printable printable) {
    this.texts = texts;
    this.printable = printable;
  }

  SummaryPage write(
      CurrentPlan plan, SummaryPeople people, Instant asOf, Locale reader, SummaryLimits limits) {
    var page = new Writing(plan, people, reader, limits);
    return page.write(asOf);
  }

  /** One page being written. */
  private final class Writing {

    private final CurrentPlan plan;
    private final SummaryPeople people;
    private final Locale reader;
    private final SummaryLimits limits;
    private final SummaryRows rows;

    Writing(CurrentPlan plan, SummaryPeople people, Locale reader, SummaryLimits limits) {
      this.plan = plan;
      this.people = people;
      this.reader = reader;
      this.limits = limits;
      this.rows = new SummaryRows(texts, printable, reader, limits, plan.asOf().day());
    }

    SummaryPage write(Instant asOf) {
      var moment = DutchTime.at(asOf).format(MOMENT);
      var tables =
          List.of(
              new Table(
                  text("page.treatments"),
                  List.of(text("page.treatment"), text("page.decision"), text("page.when")),
                  treatments()),
              new Table(
                  text("page.people"),
                  List.of(text("page.role"), text("page.who"), text("page.phone")),
                  new CallRows(texts, printable, reader, limits, rows).of(plan, people)),
              new Table(
                  text("page.wishes"),
                  List.of(text("page.topic"), text("page.decision"), text("page.when")),
                  wishes()));
      var page =
          new SummaryPage(
              PlanTexts.language(reader),
              text("page.title"),
              texts.text("page.asOf", reader, "moment", moment),
              patient(),
              attention(),
              tables,
              List.of());
      return noted(page);
    }

    private SummaryPage noted(SummaryPage page) {
      var all = SummaryTextsOf.page(page).collect(Collectors.joining(" "));
      var notes = new ArrayList<>(List.of(text("page.absence")));
      if (all.contains(Printable.SHORTENED)) {
        notes.add(text("page.shortened"));
      }
      if (all.contains(Printable.REPLACED)) {
        notes.add(text("page.replaced"));
      }
      return new SummaryPage(
          page.language(),
          page.title(),
          page.asOf(),
          page.patient(),
          page.attention(),
          page.tables(),
          notes);
    }

    private SummaryPage.Patient patient() {
      var person = plan.person();
      var born = person.birthDate();
      return new SummaryPage.Patient(
          person.name() == null ? text("page.name.unknown") : name(person.name()),
          born == null
              ? text("page.born.unknown")
              : texts.text("page.born", reader, "date", texts.date(new Moment(born), reader)),
          people.bsn() == null
              ? text("page.bsn.unknown")
              : texts.text("page.bsn", reader, "bsn", people.bsn()),
          deceased());
    }

    private @org.jspecify.annotations.Nullable String deceased() {
      var died = plan.person().died();
      if (died != null) {
        return texts.text("page.deceased.on", reader, "date", texts.date(died, reader));
      }
      return plan.person().deceased() ? text("page.deceased") : null;
    }

    private Attention attention() {
      var all =
          Stream.concat(
                  plan.conflicts().stream().map(this::conflict), people.otherIssues().stream())
              .toList();
      if (all.isEmpty()) {
        return new Attention("", List.of());
      }
      var lines = new ArrayList<>(all.stream().limit(limits.conflicts()).toList());
      if (all.size() > limits.conflicts()) {
        lines.add(more("page.conflicts.more", all.size() - limits.conflicts()));
      }
      return new Attention(
          texts.text("page.conflicts", reader, "count", Integer.toString(all.size())), lines);
    }

    private String conflict(Conflict conflict) {
      var line = printable.line(texts.conflict(conflict, reader), CONFLICT_LENGTH);
      var sides = rows.sidesOf(plan, conflict);
      return sides.isEmpty() ? line : line + ": " + sides;
    }

    private List<Row> treatments() {
      var found = new ArrayList<Row>();
      for (var subject : LISTED) {
        found.add(rows.row(plan.on(subject)));
      }
      var others =
          plan.entries().stream()
              .filter(
                  entry ->
                      entry.subject().kind() == PlanSubject.OTHER_TREATMENT
                          || entry.subject().kind() == PlanSubject.UNREADABLE_TREATMENT)
              .filter(entry -> !entry.statements().isEmpty())
              .toList();
      others.stream().limit(limits.others()).map(rows::row).forEach(found::add);
      if (others.size() > limits.others()) {
        found.add(
            rows.plain(
                PlanSubject.OTHER_TREATMENT.name(),
                texts.text("subject.OTHER_TREATMENT", reader),
                Mark.ATTENTION,
                more("page.others.more", others.size() - limits.others()),
                List.of()));
      }
      return found;
    }

    private List<Row> wishes() {
      var found = new ArrayList<Row>();
      found.add(rows.row(plan.on(PlanSubject.MEDICAL_POLICY_GOAL)));
      found.add(rows.row(plan.on(PlanSubject.PREFERRED_PLACE_OF_DEATH)));
      plan.wills().stream().limit(limits.others() + 1L).map(this::will).forEach(found::add);
      found.add(phase());
      found.add(capability());
      return found;
    }

    private Row will(Will will) {
      var details = new ArrayList<>(List.of(texts.willDates(will, reader)));
      if (!will.holds()) {
        details.add(text("will." + will.force().name()));
      }
      if (will.comment() != null) {
        details.add(rows.explanation(will.comment()));
      }
      return rows.plain(
          will.types().stream().map(Enum::name).sorted().findFirst().orElse("WILL"),
          text("page.wills"),
          will.holds() ? Mark.PLAIN : Mark.NOTHING,
          name(texts.name(will, reader)),
          details);
    }

    private Row phase() {
      var phase = people.phase();
      var isKnown = phase != null;
      var said = phase == null ? text("page.phase.none") : phase;
      var since = people.phaseSince();
      return rows.plain(
          "PHASE",
          text("page.phase"),
          isKnown ? Mark.PLAIN : Mark.NOTHING,
          said,
          since == null ? List.of() : List.of(texts.date(since, reader)));
    }

    private Row capability() {
      var capability = plan.person().capability();
      var capable = capability.capable();
      var answer = capable == null ? "unknown" : capable ? "YES" : "NO";
      var comment = capability.comment();
      return rows.plain(
          "LEGALLY_CAPABLE",
          text("page.capability"),
          capable == null ? Mark.NOTHING : Mark.PLAIN,
          text("page.capability." + answer),
          comment == null ? List.of() : List.of(rows.explanation(comment)));
    }

    private String more(String key, int count) {
      return texts.text(key, reader, "count", Integer.toString(count));
    }

    private String text(String key) {
      return texts.text(key, reader);
    }

    private String name(String text) {
      return printable.line(text, limits.nameLength());
    }
  }
}
