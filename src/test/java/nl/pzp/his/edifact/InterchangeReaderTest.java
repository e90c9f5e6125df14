package nl.pzp.his.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterchangeReaderTest {

  private static final String WHOLE =
      String.join(
          "\r\n",
          "UNB+UNOC:1+500000101+500000201+260314:0942+R1'",
          "UNH+1+MEDVRI:1'",
          "TXT:1+a'",
          "UNT+3+1'",
          "UNZ+1+R1'",
          "");

  private final InterchangeReader reader = new InterchangeReader();

  @Test
  void everyMessageKeepsItsSourceBytes() {
    var read = (InterchangeReading.Read) read(WHOLE);
    assertThat(text(read.messages().get(0).content()))
        .isEqualTo("UNH+1+MEDVRI:1'\r\nTXT:1+a'\r\nUNT+3+1'");
  }

  /** A file cut at any byte is refused, or lacks only trailing white space. */
  @Test
  void truncatedFileIsNeverReadAsComplete() {
    int whole = WHOLE.lastIndexOf('\'') + 1;
    for (int length = 0; length < whole; length++) {
      assertThat(read(WHOLE.substring(0, length)))
          .as("the first %d bytes", length)
          .isInstanceOf(InterchangeReading.Refused.class);
    }
    assertThat(read(WHOLE.substring(0, whole))).isInstanceOf(InterchangeReading.Read.class);
  }

  @ParameterizedTest
  @CsvSource({"1,true", "2,true", "4,true", "TEST,true", "0,false", "'',false"})
  void interchangeOfATestSaysSo(String indicator, boolean isTest) {
    var marked = WHOLE.replace("0942+R1'", "0942+R1++++++" + indicator + "'");

    assertThat(((InterchangeReading.Read) read(marked)).header().test()).isEqualTo(isTest);
  }

  @Test
  void truncatedFileStillNamesItsSender() {
    var refused = (InterchangeReading.Refused) read(WHOLE.substring(0, 70));
    assertThat(refused.header()).isNotNull();
    assertThat(codes(refused.problems())).containsExactly(EdifactProblem.CUT_OFF);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "?'           | '",
        "??'          | ?",
        "???'         | ?'",
        "a?+b?:c      | a+b:c",
        "?a           | a",
      })
  void releasedCharacterIsText(String written, String meant) {
    var value = written.strip();
    // An unreleased terminator ends the segment, and another must begin.
    var file =
        WHOLE.replace("TXT:1+a'", value.equals("??'") ? "TXT:1+??'" : "TXT:1+" + value + "'");
    var read = (InterchangeReading.Read) read(file);
    assertThat(read.messages().get(0).segments().get(0).value(1)).isEqualTo(meant.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNA++.? '", "UNA:+.+ '", "UNA:+.? ?", "UNA:+.? +", "UNAA+.? '", "UNA"})
  void aServiceStringThatGivesOneCharacterTwoRolesIsRefused(String service) {
    assertThat(codes(((InterchangeReading.Refused) read(service + WHOLE)).problems()))
        .containsExactly(EdifactProblem.SEPARATORS);
  }

  @Test
  void serviceStringMayOmitTheReleaseCharacter() {
    var read = (InterchangeReading.Read) read("UNA:+.  '" + WHOLE.replace("+a'", "+what?'"));
    assertThat(read.messages().get(0).segments().get(0).value(1)).isEqualTo("what?");
  }

  @Test
  void aHundredThousandSegmentsAreReadAndCounted() {
    int lines = 100_000;
    var file =
        WHOLE
            .replace("TXT:1+a'\r\n", "TXT:1+a'\n".repeat(lines))
            .replace("UNT+3", "UNT+" + (lines + 2));
    var read = (InterchangeReading.Read) read(file);
    assertThat(read.messages().get(0).segments()).hasSize(lines);
    assertThat(read.messages().get(0).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "'", "UNB'", "UNB+'", "UNB+UNOA:1'", "UNZ+0+R'", "\u0000"})
  void otherContentIsRefused(String file) {
    assertThat(read(file)).isInstanceOf(InterchangeReading.Refused.class);
  }

  @Property(tries = 300)
  void noBytesBreakTheReader(@ForAll @Size(max = 400) List<Byte> bytes) {
    var raw = new byte[bytes.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = bytes.get(i);
    }
    assertThat(reader.read(raw)).isNotNull();
  }

  @Property(tries = 300)
  void noChangeOfOneByteBreaksTheReader(@ForAll int place, @ForAll byte value) {
    var raw = WHOLE.getBytes(StandardCharsets.ISO_8859_1);
    raw[Math.floorMod(place, raw.length)] = value;
    assertThat(reader.read(raw)).isNotNull();
  }

  /** Any text is read back exactly as written, and written the same again. */
  @Property(tries = 300)
  void writtenInterchangeIsReadBack(
      @ForAll @Size(min = 1, max = 8)
          List<@StringLength(max = 70) @CharRange(from = ' ', to = '~') String> lines) {
    var written = written(lines);
    var read = (InterchangeReading.Read) reader.read(written);
    var found = read.messages().get(0).segments().stream().map(each -> each.value(1)).toList();
    assertThat(found).isEqualTo(lines);
    assertThat(written(found)).isEqualTo(written);
  }

  private static byte[] written(List<String> lines) {
    var writer =
        new InterchangeWriter(new Header(Repertoire.UNOC, "500000101", "500000201", "R1", false));
    for (int i = 0; i < lines.size(); i++) {
      writer.add("TXT:" + (i + 1), List.of(lines.get(i)));
    }
    return writer.write("1", List.of("MEDVRI", "1"), LocalDateTime.of(2026, 3, 14, 9, 42));
  }

  private InterchangeReading read(String file) {
    return reader.read(file.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static List<ProblemCode> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).toList();
  }
}
