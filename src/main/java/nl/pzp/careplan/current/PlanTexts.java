package nl.pzp.careplan.current;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import nl.pzp.form.Moment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.terminology.Profiles;
import org.jspecify.annotations.Nullable;

/** Texts of the current plan in Dutch and English, from {@code currentplan.yaml}. */
public final class PlanTexts {

  private static final String FILE = "currentplan.yaml";
  private static final String DUTCH = "nl";
  private static final String ENGLISH = "en";
  private static final int WHOLE_DAY = "2025-07-29".length();

  private static final Pattern NEGATED =
      Pattern.compile(
          "\\s*(geen|niet|nooit|nimmer|zonder|no|not|never)\\s",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private record Entry(String nl, String en) {}

  private static final class Entries extends LinkedHashMap<String, Entry> {
    private static final long serialVersionUID = 1L;
  }

  private final Map<String, Entry> entries;

  private PlanTexts(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /** Reads the file. */
  public static PlanTexts read(Profiles profiles) {
    return new PlanTexts(profiles.yaml(FILE, Entries.class));
  }

  /**
   * The text under this key: English for an English locale, Dutch for any other.
   *
   * @throws NoSuchElementException when the file lacks the key: a defect in the data
   */
  public String text(String key, Locale reader) {
    var entry = entries.get(key);
    if (entry == null) {
      throw new NoSuchElementException(FILE + " has no " + key);
    }
    return isEnglish(reader) ? entry.en() : entry.nl();
  }

  /** The text under this key with one placeholder filled. */
  public String text(String key, Locale reader, String gap, String value) {
    return text(key, reader).replace("{" + gap + "}", value);
  }

  public static String language(Locale reader) {
    return isEnglish(reader) ? ENGLISH : DUTCH;
  }

  private static boolean isEnglish(Locale reader) {
    return reader.getLanguage().equals(ENGLISH);
  }

  public String subject(PlanEntrySubject subject, Locale reader) {
    var text = text("subject." + subject.kind().name(), reader);
    return subject.name().isEmpty() ? text : text + ": " + Stated.plain(subject.name());
  }

  /** The answer as a text that is clear without its question. */
  public String answer(Statement statement, Locale reader) {
    var stated = statement.stated();
    return switch (stated.kind()) {
      case DECIDED -> decided(statement, reader);
      case UNKNOWN, NOT_YET_DECIDED, NOT_DISCUSSED -> text("state." + stated.kind().name(), reader);
      case UNREADABLE -> text("statement.UNREADABLE", reader);
    };
  }

  private String decided(Statement statement, Locale reader) {
    var stated = statement.stated();
    var words = stated.words() == null ? "" : Stated.plain(stated.words());
    if (stated.value().isEmpty()) {
      return words;
    }
    if (isNegatedTwice(statement)) {
      return text("answer.OTHER_TREATMENT.QUOTED", reader, "words", statement.subject().name());
    }
    return stated.value().equals(TreatmentDecision.OTHERWISE.name())
        ? text("answer.OTHERWISE", reader, "words", words)
        : text("answer." + statement.subject().kind().name() + "." + stated.value(), reader);
  }

  // "No feeding tube: do not perform" could be read as a permission, so the words are quoted.
  private static boolean isNegatedTwice(Statement statement) {
    return statement.subject().kind() == PlanSubject.OTHER_TREATMENT
        && !statement.stated().value().equals(TreatmentDecision.OTHERWISE.name())
        && NEGATED.matcher(statement.subject().name()).lookingAt();
  }

  /** The answer of a statement that is not agreed for now, with the reason why it does not hold. */
  public String pending(Statement statement, Locale reader) {
    var answer = answer(statement, reader);
    return switch (statement.force()) {
      case COMING ->
          text("statement.COMING", reader, "date", date(statement.from(), reader))
              .replace("{answer}", answer);
      case NOT_YET -> text("statement.NOT_YET", reader, "answer", answer);
      case UNVERIFIED -> text("statement.UNVERIFIED", reader, "answer", answer);
      case HOLDS, ENDED, SUPERSEDED, LATER -> answer;
    };
  }

  /**
   * An advance directive on the row of a treatment: what it says, its kind, its day and its end.
   */
  public String will(Will will, PlanSubject subject, Locale reader) {
    var key = will.refuses(subject) ? "will.refuses" : "will.read";
    return text(key, reader)
        .replace("{name}", name(will, reader))
        .replace("{date}", willDates(will, reader))
        .replace(
            "{answer}",
            will.refuses(subject)
                ? text("answer." + subject.name() + ".DO_NOT_PERFORM", reader)
                : "");
  }

  /** The kind of a will in the words of its document. */
  public String name(Will will, Locale reader) {
    return will.name() == null ? text("page.will.unnamed", reader) : Stated.plain(will.name());
  }

  /** The day of a will, and its end where it has one. */
  public String willDates(Will will, Locale reader) {
    var day = date(will.dated(), reader);
    return will.until() == null
        ? day
        : text("date.until", reader, "date", day).replace("{until}", date(will.until(), reader));
  }

  /** How things stand, where no single statement says it. */
  public String state(PlanEntry entry, Locale reader) {
    if (entry.state() == EntryState.WILL) {
      return text(
          "state.WILL", reader, "will", will(speaking(entry), entry.subject().kind(), reader));
    }
    if (entry.state() == EntryState.ENDED) {
      var until =
          entry.statements().stream().map(Statement::until).filter(u -> u != null).findFirst();
      return until
          .map(moment -> text("state.ENDED.ON", reader, "date", date(moment, reader)))
          .orElseGet(() -> text("state.ENDED", reader));
    }
    return entry.state() == EntryState.HOLDS
        ? answer(entry.statements().get(0), reader)
        : text("state." + entry.state().name(), reader);
  }

  // A refusal says more than a document that must be read first.
  private static Will speaking(PlanEntry entry) {
    return entry.wills().stream()
        .filter(will -> will.refuses(entry.subject().kind()))
        .findFirst()
        .orElseGet(() -> entry.wills().get(0));
  }

  /** How somebody is related, in the reader's language where there is a word for it. */
  public String relation(String relation, Locale reader) {
    var key = "relation." + relation;
    return entries.containsKey(key) ? text(key, reader) : relation;
  }

  /** Text for an issue reported in a message. */
  public String issue(String code, Locale reader) {
    var key = "issue." + code;
    return text(entries.containsKey(key) ? key : "issue.other", reader);
  }

  public String conflict(Conflict conflict, Locale reader) {
    var key = "conflict." + conflict.kind().name();
    var subject = conflict.subject();
    return subject == null
        ? text(key, reader)
        : text(key, reader, "subject", subject(subject, reader));
  }

  /** A date for display; a year or a month keeps its precision. */
  public String date(@Nullable Moment moment, Locale reader) {
    if (moment == null) {
      return text("date.unknown", reader);
    }
    var day = moment.day();
    if (day.length() < WHOLE_DAY) {
      return day;
    }
    var pattern = isEnglish(reader) ? "d MMM yyyy" : "dd-MM-yyyy";
    return LocalDate.parse(day).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
  }
}
