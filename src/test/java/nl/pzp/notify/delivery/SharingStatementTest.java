package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.security.SharingAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments are compared as moments, periods to their last day, and doubt is a no. */
class SharingStatementTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String ACTIVE = "\"status\":\"active\"";
  private static final String YES = provision("\"type\":\"permit\"");
  private static final String NO = provision("\"type\":\"deny\"");

  private static String provision(String content) {
    return "\"provision\":{" + content + "}";
  }

  private static String at(String dateTime) {
    return dateTime.equals("-") ? "\"id\":\"x\"" : "\"dateTime\":\"" + dateTime + "\"";
  }

  private static SharingAnswer answer(String... consents) {
    var said =
        Stream.of(consents).map(SharingStatementTest::said).flatMap(Optional::stream).toList();
    return RecordedConsents.answer(said.isEmpty() ? List.of() : List.of(said));
  }

  private static Optional<SharingStatement> said(String content) {
    try {
      return SharingStatement.of(new ObjectMapper().readTree("{" + content + "}"), NOW);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String consent(String dateTime, String provision) {
    return String.join(",", ACTIVE, at(dateTime), provision);
  }

  @ParameterizedTest(name = "yes at {0}, no at {1}: {2}")
  @CsvSource({
    // The same moment in two offsets, and moments whose texts sort the other way.
    "2026-11-01T12:00:00+01:00, 2026-11-01T11:00:00Z, REFUSED",
    "2026-11-01T12:30:00+02:00, 2026-11-01T11:00:00Z, REFUSED",
    "2026-11-01T11:30:00Z, 2026-11-01T12:15:00+01:00, AGREED",
    "2026-11-01T11:00:00.5Z, 2026-11-01T11:00:00Z, AGREED",
    // A day, month or year covers all its moments; where they overlap, no wins.
    "2026-11-01, 2026-11-01T23:00:00+01:00, REFUSED",
    "2026-11-02, 2026-11-01T23:00:00+01:00, AGREED",
    "2026-11-01T09:00:00+01:00, 2026-11-01, REFUSED",
    "2026-11-02T00:00:00+01:00, 2026-11-01, AGREED",
    "2026-11-05, 2026-11, REFUSED",
    "2026-11-05, 2026-10, AGREED",
    "2026-11-05, 2026, REFUSED",
    "2026, 2025, AGREED",
    // Without a date.
    "2026-11-05, -, REFUSED",
    "-, 2020-01-01, REFUSED",
    "-, -, REFUSED",
    // A statement of a later day does not hold yet.
    "2026-11-21, 2026-11-01, REFUSED",
    "2026-11-20T10:00:01Z, 2026-11-01, REFUSED",
    "2026-11-20T10:00:00Z, 2026-11-01, AGREED",
    "2026-11-01, 2027-01-01, AGREED",
    // A date that nobody can read makes no yes newer, and leaves a no a no.
    "2026-13-45, 2026-11-01, REFUSED",
    "2026-11-05, gisteren, REFUSED"
  })
  void yesAndNoOfOneSource(String yes, String no, SharingAnswer expected) {
    assertThat(answer(consent(yes, YES), consent(no, NO))).isEqualTo(expected);
    assertThat(answer(consent(no, NO), consent(yes, YES))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
  @CsvSource({
    "permit, -, 2026-11-20, AGREED",
    "permit, -, 2026-11, AGREED",
    "permit, -, 2026, AGREED",
    "permit, -, 2026-11-19, REFUSED",
    "permit, -, 2026-11-20T10:59:59+01:00, REFUSED",
    "permit, -, 2026-11-20T11:00:00+01:00, AGREED",
    "permit, -, 2026-11-20T09:30:00-01:00, AGREED",
    "permit, 2026-11-20, -, AGREED",
    "permit, 2026-11-21, -, NOT_GIVEN",
    "permit, 2026-11-20T11:00:01+01:00, -, NOT_GIVEN",
    "permit, morgen, -, REFUSED",
    "permit, -, ooit, REFUSED",
    "deny, -, 2026-11-20, REFUSED",
    "deny, -, 2026-11-19, NOT_GIVEN",
    "deny, 2026-11-21, -, NOT_GIVEN",
    "deny, -, ooit, REFUSED"
  })
  void periods(String type, String start, String end, SharingAnswer expected) {
    var period =
        (start.equals("-") ? "" : "\"start\":\"" + start + "\"")
            + (start.equals("-") || end.equals("-") ? "" : ",")
            + (end.equals("-") ? "" : "\"end\":\"" + end + "\"");
    var content = "\"type\":\"" + type + "\",\"period\":{" + period + "}";

    assertThat(answer(consent("2026-11-01", provision(content)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'permit','provision':[{'type':'deny'}]|REFUSED",
        "'type':'permit','provision':[{'type':'permit','provision':[{'type':'deny'}]}]|REFUSED",
        "'type':'permit','provision':[{'actor':[]}]|REFUSED",
        "'type':'permit','provision':[{'type':'permit'}]|AGREED",
        "'type':'permit','provision':[{'type':'deny','period':{'end':'2026-11-19'}}]|AGREED",
        "'type':'permit','provision':[{'type':'deny','period':{'end':'2026-11-20'}}]|REFUSED",
        "'type':'permit','provision':[{'type':'deny','period':{'end':'ooit'}}]|REFUSED",
        "'type':'permit','modifierExtension':[{'url':'urn:x'}]|REFUSED",
        "'type':'deny','provision':[{'type':'permit'}]|REFUSED",
        "'type':'misschien'|REFUSED",
        "'period':{}|REFUSED"
      })
  void nestedAndUnreadable(String content, SharingAnswer expected) {
    assertThat(answer(consent("2026-11-01", provision(content.replace('\'', '"')))))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "inactive, REFUSED",
    "rejected, REFUSED",
    "anders, REFUSED",
    "draft, NOT_GIVEN",
    "proposed, NOT_GIVEN",
    "entered-in-error, NOT_GIVEN"
  })
  void statuses(String status, SharingAnswer expected) {
    assertThat(answer("\"status\":\"" + status + "\"," + at("2026-11-01") + "," + YES))
        .isEqualTo(expected);
  }
}
