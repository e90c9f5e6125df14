package nl.pzp.epd.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import nl.pzp.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message is read with its own separators and charset. */
class Hl7ReaderTest {

  private static final String HEADER = "MSH|^~\\&|EPD|ZH|PZP|RHO|20250101||ADT^A08|1|P|2.4";

  @Test
  void separatorsAreThoseOfTheMessage() {
    var usual = read("MSH|^~\\&|A\rPID|1||a^b~c^d&e", StandardCharsets.UTF_8);
    var other = read("MSH|^_\\&|A\rPID|1||a^b_c^d&e", StandardCharsets.UTF_8);
    var odd = read("MSH#*!?%#A\rPID#1##a*b!c*d%e", StandardCharsets.UTF_8);

    for (var message : java.util.List.of(usual, other, odd)) {
      var field = message.first("PID").orElseThrow().repetitions(3);
      assertThat(field).hasSize(2);
      assertThat(field.get(0).component(2)).contains("b");
      assertThat(field.get(1).subcomponent(2, 2)).contains("e");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MSH",
        "MSH|",
        "MSH||^~\\&|",
        "MSH|^^\\&|A",
        "MSH|a~\\&|A",
        "MSH|^|A",
        "PID|^~\\&|A",
        "",
        "MSHX^~\\&|A",
        "MSH|^~\\&|",
        "MSH|^~\\|&|A"
      })
  void unreadableHeaderIsRefusedOrReadInPart(String header) {
    // Always an answer: the last two headers can be read in part.
    assertThat(Hl7Header.read(header.getBytes(StandardCharsets.UTF_8))).isNotNull();
  }

  @Test
  void twoRolesForOneSeparatorAreRefused() {
    assertThat(Hl7Header.read("MSH|^^\\&|A".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Hl7HeaderReading.None(Hl7Problem.SEPARATORS));
  }

  @ParameterizedTest
  @CsvSource({
    "8859/1, ISO-8859-1",
    "8859/15, ISO-8859-15",
    "UNICODE UTF-8, UTF-8",
    "'', UTF-8",
    "'', ISO-8859-1",
    "ASCII, ISO-8859-1"
  })
  void namesAreReadInTheCharsetOfTheMessage(String stated, String used) {
    var message =
        read(HEADER + "|||||NLD|" + stated + "\rPID|1||||Daniëlle^Zoë", Charset.forName(used));
    assertThat(message.first("PID").orElseThrow().value(5)).contains("Daniëlle");
  }

  @Test
  void charsetThatDoesNotFitTheBytesIsRefused() {
    assertRefused(
        (HEADER + "|||||NLD|UNICODE UTF-8\rPID|1||||Daniëlle")
            .getBytes(StandardCharsets.ISO_8859_1),
        Hl7Problem.CHARSET_OTHER);
    assertRefused(
        (HEADER + "|||||NLD|EBCDIC\rPID|1").getBytes(StandardCharsets.UTF_8),
        Hl7Problem.CHARSET_UNKNOWN);
  }

  @Test
  void escapesBecomeTheirTextAndNeverASegment() {
    var message =
        read(
            HEADER
                + "\rOBX|1|TX|a||een\\F\\twee\\S\\\\T\\\\R\\\\E\\ drie\\.br\\vier\\X0D\\PID|2\\X|",
            StandardCharsets.UTF_8);
    assertThat(message.segments()).hasSize(2);
    assertThat(message.first("OBX").orElseThrow().value(5))
        .contains("een|twee^&~\\ drie\nvier\nPID");
    var unknown = read(HEADER + "\rOBX|1|TX|a||\\Zdoc\\ en \\X41\\", StandardCharsets.UTF_8);
    assertThat(unknown.first("OBX").orElseThrow().value(5)).contains("\\Zdoc\\ en A");
  }

  @Test
  void absentAndExplicitNullDiffer() {
    var message = read(HEADER + "\rPID|1||\"\"|", StandardCharsets.UTF_8);
    var pid = message.first("PID").orElseThrow();
    assertThat(pid.value(3)).isEmpty();
    assertThat(pid.field(3).isSaidToBeNothing()).isTrue();
    assertThat(pid.field(5).isSaidToBeNothing()).isFalse();
  }

  @Test
  void linesMayEndInAnyWay() {
    assertThat(read(HEADER + "\r\nPID|1\nPV1|1\r\r\n", StandardCharsets.UTF_8).segments())
        .extracting(Hl7Segment::name)
        .containsExactly("MSH", "PID", "PV1");
  }

  @Test
  void tooManySegmentsAndRepetitionsAreRefused() {
    assertRefused(utf8(HEADER + "\rZZZ|1".repeat(100_000)), Hl7Problem.TOO_MANY);
    assertRefused(utf8(HEADER + "\rPID|1||" + "a~".repeat(10_000)), Hl7Problem.TOO_MANY);
    assertRefused(utf8(HEADER + "\rPID" + "|".repeat(10_000)), Hl7Problem.TOO_MANY);
  }

  @Test
  void controlCharactersAndLooseLinesAreRefused() {
    assertRefused(utf8(HEADER + "\rPID|a\u001cb"), Hl7Problem.CHARACTER_NOT_ALLOWED);
    assertRefused(utf8(HEADER + "\rPID|a\u0000b"), Hl7Problem.CHARACTER_NOT_ALLOWED);
    assertRefused(utf8(HEADER + "\rPID|1\rlosse regel"), Hl7Problem.SEGMENT_NAME);
  }

  @ParameterizedTest
  @CsvSource({
    "2025, 2025",
    "202503, 2025-03",
    "20250305, 2025-03-05",
    "2025030514, 2025-03-05T14:00:00+01:00",
    "202507051430, 2025-07-05T14:30:00+02:00",
    "20250705143015.1234, 2025-07-05T14:30:15+02:00",
    "20250705143015+0000, 2025-07-05T14:30:15+00:00",
    "20250705143015-0530, 2025-07-05T14:30:15-05:30",
    // The clock goes back from 03:00 to 02:00: half past two occurs twice, and the first counts.
    "20251026023000, 2025-10-26T02:30:00+02:00",
    "20251026030000, 2025-10-26T03:00:00+01:00",
    // The clock goes from 02:00 to 03:00: half past two does not exist.
    "20250330023000, 2025-03-30T03:30:00+02:00"
  })
  void timesKeepTheirPrecisionAndAreAmsterdams(String hl7, String fhir) {
    assertThat(Hl7Time.dateTime(hl7)).contains(fhir);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"20250231", "20251301", "2025-03-05", "gisteren", "99", "202503052561", ""})
  void invalidTimeIsEmpty(String text) {
    assertThat(Hl7Time.dateTime(text)).isEmpty();
  }

  private static void assertRefused(byte[] message, Hl7Problem problem) {
    assertThatThrownBy(() -> Hl7Reader.read(message))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problems().get(0).code()).isEqualTo(problem));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Hl7Message read(String text, Charset charset) {
    return Hl7Reader.read(text.getBytes(charset));
  }
}
