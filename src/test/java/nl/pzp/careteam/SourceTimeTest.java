package nl.pzp.careteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;

class SourceTimeTest {

  @Test
  void offsetOrdersTheRepeatedHour() {
    var summer = first("2026-10-25T02:30:00+02:00");
    var winter = first("2026-10-25T02:30:00+01:00");
    assertThat(summer).isBefore(winter);
    assertThat(first("2026-10-25T02:59:00+02:00")).isBefore(first("2026-10-25T02:01:00+01:00"));
  }

  @Test
  void dayStartsInDutchTimeAlsoWhenTheClockChanges() {
    assertThat(first("2026-03-29")).isEqualTo("2026-03-28T23:00:00Z");
    assertThat(first("2026-10-25")).isEqualTo("2026-10-24T22:00:00Z");
    assertThat(first("2026-10")).isEqualTo("2026-09-30T22:00:00Z");
    assertThat(first("2026")).isEqualTo("2025-12-31T23:00:00Z");
  }

  @Test
  void dayOf23Or25HoursEndsJustBeforeTheNextDay() {
    assertThat(last("2026-03-29")).isEqualTo("2026-03-29T21:59:59.999Z");
    assertThat(last("2026-10-25")).isEqualTo("2026-10-25T22:59:59.999Z");
    assertThat(last("2026-10-25T02:30:00+01:00")).isEqualTo("2026-10-25T01:30:00Z");
  }

  @Test
  void higherVersionOfOneMomentIsLater() {
    var at = Instant.parse("2026-03-04T15:10:00Z");
    assertThat(new SourceTime(at, 2, 0, "a")).isGreaterThan(new SourceTime(at, 1, 3, "b"));
  }

  @Test
  void equalMomentAndVersionHaveAFixedButArbitraryOrder() {
    var at = Instant.parse("2026-03-04T15:10:00Z");
    var one = new SourceTime(at, 1, 0, "a");
    var other = new SourceTime(at, 1, 0, "b");
    assertThat(one).isLessThan(other);
    assertThat(new SourceTime(at, 1, 1, "a")).isGreaterThan(other);
    assertThat(one.isTiedWith(other)).isTrue();
    assertThat(one.isTiedWith(one)).isFalse();
    assertThat(one.isTiedWith(new SourceTime(at, 2, 0, "b"))).isFalse();
  }

  private static Instant first(String text) {
    return SourceTime.firstMoment(new DateTimeType(text));
  }

  private static Instant last(String text) {
    return SourceTime.lastMoment(new DateTimeType(text));
  }
}
