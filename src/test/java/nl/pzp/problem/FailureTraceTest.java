package nl.pzp.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureTraceTest {

  private static final String SAID = "Mevrouw Jansen, 999900006";

  @Test
  void everyClassIsToldAndNoMessage() {
    var failure =
        new IllegalStateException(SAID, new RuntimeException(SAID, new SQLException(SAID)));

    assertThat(FailureTrace.of(failure))
        .startsWith(
            "java.lang.IllegalStateException, caused by java.lang.RuntimeException,"
                + " caused by java.sql.SQLException")
        .contains("at nl.pzp.problem.FailureTraceTest.everyClassIsToldAndNoMessage")
        .doesNotContain("Jansen")
        .doesNotContain("999900006");
  }

  @Test
  void theAdaptersOwnFramesAreKeptBelowManyOfOthers() {
    var failure = new RuntimeException(SAID);
    var frames = new StackTraceElement[40];
    java.util.Arrays.fill(frames, new StackTraceElement("org.other.Deep", "down", "Deep.java", 1));
    frames[30] = new StackTraceElement("nl.pzp.epd.Hl7Worker", "process", "Hl7Worker.java", 2);
    failure.setStackTrace(frames);

    assertThat(FailureTrace.of(failure).lines().filter(line -> line.startsWith("\tat ")))
        .hasSize(5)
        .last()
        .isEqualTo("\tat nl.pzp.epd.Hl7Worker.process(Hl7Worker.java:2)");
  }

  @Test
  void causesThatGoRoundEnd() {
    var first = new RuntimeException(SAID);
    var second = new IllegalArgumentException(SAID, first);
    first.initCause(second);

    assertThat(FailureTrace.of(first).lines().findFirst())
        .contains("java.lang.RuntimeException, caused by java.lang.IllegalArgumentException");
  }
}
