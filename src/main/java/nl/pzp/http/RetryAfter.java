package nl.pzp.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/** Reads the wait that the other side asks for: seconds or a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

  private static final Duration LONGEST = Duration.ofHours(6);

  private RetryAfter() {}

  /** At most six hours; null when the header is absent or unreadable. */
  public static @Nullable Duration of(HttpMessage response, Clock clock) {
    var header = response.getFirstHeader("Retry-After");
    if (header == null) {
      return null;
    }
    var value = header.getValue().strip();
    try {
      var wait =
          value.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
      return wait.isNegative() ? null : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
