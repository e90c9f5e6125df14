package nl.pzp.summary;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.careplan.current.Party;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.careplan.current.Statement;
import org.jspecify.annotations.Nullable;

/** When a statement was agreed, how long ago that is, by whom and with whom, in words. */
final class StatementSources {

  /** Of a system without an organisation its address is shown, or the name that it has here. */
  private static final Pattern BEFORE_THE_NAME =
      Pattern.compile("^(https?://|urn:pzp:(source:)?([a-z0-9]+:)?)");

  private static final int WHOLE_DAY = "2025-07-29".length();
  private static final int MONTHS_A_YEAR = 12;

  private final PlanTexts texts;
  private final Printable printable;
  private final Locale reader;
  private final SummaryLimits limits;
  private final LocalDate today;

  StatementSources(
      PlanTexts texts, Printable printable, Locale reader, SummaryLimits limits, LocalDate today) {
    this.texts = texts;
    this.printable = printable;
    this.reader = reader;
    this.limits = limits;
    this.today = today;
  }

  String when(Statement statement) {
    var until = statement.until();
    var agreed = texts.date(statement.agreed(), reader);
    var date =
        until == null
            ? agreed
            : texts
                .text("date.until", reader, "date", agreed)
                .replace("{until}", texts.date(until, reader));
    var age = age(statement).map(words -> " (" + words + ")").orElse("");
    return date + age + "; " + printable.line(source(statement), 2 * limits.nameLength());
  }

  /** That the decision is older than the region's limit; empty when it is not. */
  Optional<String> review(Statement statement) {
    return months(statement)
        .filter(months -> months >= SummaryLimits.REVIEW_AFTER_MONTHS)
        .map(
            months ->
                texts.text(
                    "page.review",
                    reader,
                    "months",
                    Integer.toString(SummaryLimits.REVIEW_AFTER_MONTHS)));
  }

  private Optional<String> age(Statement statement) {
    return months(statement)
        .filter(months -> limits.showsAge())
        .filter(months -> months > 0)
        .map(
            months ->
                months < 2 * MONTHS_A_YEAR
                    ? texts.text("age.months", reader, "count", Integer.toString(months))
                    : texts.text(
                        "age.years", reader, "count", Integer.toString(months / MONTHS_A_YEAR)));
  }

  // A year or a month alone has no age to the month.
  private Optional<Integer> months(Statement statement) {
    var agreed = statement.agreed();
    if (agreed == null || agreed.day().length() < WHOLE_DAY) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (int) Period.between(LocalDate.parse(agreed.day()), today).toTotalMonths());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The organisation or system that said it; the reader's word for unknown when nobody says. */
  String origin(Statement statement) {
    return Objects.requireNonNullElseGet(
        knownOrigin(statement), () -> texts.text("source.unknown", reader));
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
        Stream.of(professional, knownOrigin(statement))
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

  private static @Nullable String knownOrigin(Statement statement) {
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
}
