package nl.pzp.record.search;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** A moment that is looked for, with its comparison (FHIR R4, search, prefixes and date). */
record SearchDate(Comparison comparison, Range wanted) {

  /** The prefixes of FHIR R4. */
  enum Comparison {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB,
    AP;

    private static Optional<Comparison> of(String prefix) {
      return Stream.of(values())
          .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(prefix))
          .findFirst();
    }
  }

  /**
   * A period; a date covers its precision.
   *
   * @param low inclusive start
   * @param high exclusive end
   */
  record Range(Instant low, Instant high) {

    private boolean contains(Range other) {
      return !other.low.isBefore(low) && !other.high.isAfter(high);
    }

    private boolean overlaps(Range other) {
      return low.isBefore(other.high) && other.low.isBefore(high);
    }
  }

  private static final Pattern PREFIXED = Pattern.compile("([a-z]{2})?(\\d.*)");
  // A plus sign that was not escaped in an address arrives as a space.
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?"
              + "(Z|[+\\- ]\\d{2}:\\d{2})?)?)?)?");
  private static final int APPROXIMATE_PART = 10;

  /** One alternative of a parameter's value; empty when it is no date or has no known prefix. */
  static Optional<SearchDate> parse(String text, ZoneId zone, Clock clock) {
    var parts = PREFIXED.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var comparison =
        parts.group(1) == null ? Optional.of(Comparison.EQ) : Comparison.of(parts.group(1));
    return comparison.flatMap(
        c ->
            rangeOf(parts.group(2), zone)
                .map(
                    range -> new SearchDate(c, c == Comparison.AP ? around(range, clock) : range)));
  }

  /** Whether the text starts with two letters that are no prefix, which has its own message. */
  static boolean hasUnknownPrefix(String text) {
    var parts = PREFIXED.matcher(text);
    return parts.matches() && parts.group(1) != null && Comparison.of(parts.group(1)).isEmpty();
  }

  boolean matches(Base value, ZoneId zone) {
    return rangesOf(value, zone).anyMatch(this::matches);
  }

  private boolean matches(Range range) {
    return switch (comparison) {
      case EQ -> wanted.contains(range);
      case NE -> !wanted.contains(range);
      case GT -> range.high.isAfter(wanted.high);
      case LT -> range.low.isBefore(wanted.low);
      case GE -> range.high.isAfter(wanted.high) || wanted.contains(range);
      case LE -> range.low.isBefore(wanted.low) || wanted.contains(range);
      case SA -> !range.low.isBefore(wanted.high);
      case EB -> !range.high.isAfter(wanted.low);
      case AP -> wanted.overlaps(range);
    };
  }

  /** The stretches of time in a value; a period without start or end has no bound there. */
  static Stream<Range> rangesOf(Base value, ZoneId zone) {
    if (value instanceof BaseDateTimeType moment) {
      return rangeOf(moment.getValueAsString(), zone).stream();
    }
    if (value instanceof Period period) {
      var start = rangeOf(period.getStartElement().getValueAsString(), zone);
      var end = rangeOf(period.getEndElement().getValueAsString(), zone);
      return start.isEmpty() && end.isEmpty()
          ? Stream.empty()
          : Stream.of(
              new Range(
                  start.map(Range::low).orElse(Instant.MIN),
                  end.map(Range::high).orElse(Instant.MAX)));
    }
    if (value instanceof Timing timing) {
      var bounds = timing.getRepeat().getBounds();
      return Stream.concat(
          timing.getEvent().stream().flatMap(event -> rangesOf(event, zone)),
          bounds instanceof Period period ? rangesOf(period, zone) : Stream.empty());
    }
    return Stream.empty();
  }

  private static Optional<Range> rangeOf(@Nullable String text, ZoneId zone) {
    var parts = DATE_TIME.matcher(text == null ? "" : text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parts.group(4) == null ? days(parts, zone) : moment(parts, zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Range days(Matcher parts, ZoneId zone) {
    var first = LocalDate.of(number(parts, 1), orOne(parts, 2), orOne(parts, 3));
    var next =
        parts.group(2) == null
            ? first.plusYears(1)
            : parts.group(3) == null ? first.plusMonths(1) : first.plusDays(1);
    return new Range(first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
  }

  private static Range moment(Matcher parts, ZoneId zone) {
    var seconds = parts.group(6);
    var fraction = parts.group(7) == null ? "" : parts.group(7).substring(1);
    var time =
        LocalTime.of(
            number(parts, 4),
            number(parts, 5),
            seconds == null ? 0 : number(parts, 6),
            fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9)));
    var local =
        LocalDateTime.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)), time);
    var offset = parts.group(8);
    var low = local.atZone(offset == null ? zone : offsetOf(offset)).toInstant();
    return new Range(low, low.plus(seconds == null ? Duration.ofMinutes(1) : unitOf(fraction)));
  }

  // The last digit given determines the precision.
  private static Duration unitOf(String fraction) {
    return Duration.ofNanos((long) Math.pow(10, 9 - fraction.length()));
  }

  private static ZoneOffset offsetOf(String text) {
    return ZoneOffset.of(text.replace(' ', '+'));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static int orOne(Matcher parts, int group) {
    return parts.group(group) == null ? 1 : number(parts, group);
  }

  // R4 recommends a tenth of the time between then and now, to either side.
  private static Range around(Range range, Clock clock) {
    var now = clock.instant();
    var gap = Duration.between(range.low, now).abs().dividedBy(APPROXIMATE_PART);
    return new Range(range.low.minus(gap), range.high.plus(gap));
  }

  /** Omits the moment, which may be a birth date. */
  @Override
  public String toString() {
    return "SearchDate[" + comparison + "...]";
  }
}
