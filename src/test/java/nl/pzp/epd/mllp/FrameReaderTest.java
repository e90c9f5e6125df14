package nl.pzp.epd.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.epd.mllp.FrameReader.Frame;
import org.junit.jupiter.api.Test;

/** A message is the content between VT and FS CR, and nothing else. */
class FrameReaderTest {

  @Test
  void joinedMessagesComeOneByOneInTheirOrder() throws IOException {
    assertThat(texts("\u000bMSH|1\u001c\r\u000bMSH|2\u001c\r\u000bMSH|3\u001c\r"))
        .containsExactly("MSH|1", "MSH|2", "MSH|3", "end");
  }

  @Test
  void bytesBetweenMessagesAreIgnored() throws IOException {
    assertThat(texts("\r\nhello\u000bMSH|1\u001c\r\r\n\n\u000bMSH|2\u001c\r"))
        .containsExactly("MSH|1", "MSH|2", "end");
  }

  @Test
  void unfinishedMessageDoesNotCount() throws IOException {
    assertThat(texts("\u000bMSH|1")).containsExactly("end");
    assertThat(texts("\u000bMSH|1\u001c")).containsExactly("end");
  }

  @Test
  void aNewHeaderInsideAnUnfinishedMessageBeginsAgain() throws IOException {
    assertThat(texts("\u000bMSH|1\rPID|\u000bMSH|2\u001c\r")).containsExactly("MSH|2", "end");
  }

  @Test
  void aVerticalTabInsideAMessageStaysInIt() throws IOException {
    assertThat(texts("\u000bMSH|a\u000bMSb\u001c\r")).containsExactly("MSH|a\u000bMSb", "end");
  }

  @Test
  void aFileSeparatorWithoutCarriageReturnEndsNothing() throws IOException {
    assertThat(texts("\u000bMSH|a\u001cb\u001c\r")).containsExactly("MSH|a\u001cb", "end");
  }

  @Test
  void aNextMessageEndsOneWithoutCarriageReturn() throws IOException {
    assertThat(texts("\u000bMSH|1\u001c\u000bMSH|2\u001c\r"))
        .containsExactly("MSH|1", "MSH|2", "end");
  }

  @Test
  void messageBeyondTheLimitEndsReading() throws IOException {
    var reader =
        new FrameReader(
            new ByteArrayInputStream(bytes("\u000bMSH|" + "x".repeat(200) + "\u001c\r")),
            100,
            () -> {});
    assertThat(reader.next()).isInstanceOf(Frame.TooLong.class);
  }

  @Test
  void endlessNoiseEndsReading() throws IOException {
    assertThat(texts("x".repeat(5000))).containsExactly("no message");
  }

  @Test
  void anyCutOfTwoMessagesGivesTheSameMessages() throws IOException {
    var joined = new ByteArrayOutputStream();
    joined.writeBytes(bytes("\u000bMSH|^~\\&|A\rPID|1\u001c\r"));
    joined.writeBytes(bytes("\u000bMSH|^~\\&|B\rPID|2\u001c\r"));
    var all = joined.toByteArray();
    for (int cut = 0; cut <= all.length; cut++) {
      var in =
          new java.io.SequenceInputStream(
              new ByteArrayInputStream(all, 0, cut),
              new ByteArrayInputStream(all, cut, all.length - cut));
      assertThat(texts(new FrameReader(in, 1000, () -> {})))
          .as("cut at %d", cut)
          .containsExactly("MSH|^~\\&|A\rPID|1", "MSH|^~\\&|B\rPID|2", "end");
    }
  }

  private static List<String> texts(String stream) throws IOException {
    return texts(new FrameReader(new ByteArrayInputStream(bytes(stream)), 10_000, () -> {}));
  }

  private static List<String> texts(FrameReader reader) throws IOException {
    var found = new ArrayList<String>();
    while (true) {
      var frame = reader.next();
      if (frame instanceof Frame.Whole whole) {
        found.add(new String(whole.bytes(), StandardCharsets.ISO_8859_1));
      } else {
        found.add(frame instanceof Frame.End ? "end" : "no message");
        return found;
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
