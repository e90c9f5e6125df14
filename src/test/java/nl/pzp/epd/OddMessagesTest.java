package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nl.pzp.epd.hl7v2.Hl7Header;
import nl.pzp.epd.hl7v2.Hl7HeaderReading;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.record.Inbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Messages of every version and type, and messages broken in many ways. Each frame gets one answer
 * and none stops the next. {@code -Dpzp.odd.messages} sends more, {@code -Dpzp.odd.seed} others.
 */
@ExtendWith(SharedAdapter.class)
class OddMessagesTest {

  /** Makes a message odd; the result may hold several frames or none. */
  private interface Oddness extends BiFunction<byte[], Random, byte[]> {}

  private static final int MESSAGES = Integer.getInteger("pzp.odd.messages", 330);
  private static final long SEED = Long.getLong("pzp.odd.seed", 20250301);
  private static final String[] VERSIONS = {
    "2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8", "", "9.9", "x"
  };
  private static final String[] TYPES = {
    "VXU^V04",
    "ORM^O01",
    "OML^O21",
    "SIU^S12",
    "BAR^P01",
    "DFT^P03",
    "MFN^M02",
    "REF^I12",
    "QRY^A19",
    "ADT^A60",
    "ADT",
    "^A08",
    "",
    "MDM^T01",
    "ORU^R30",
    "ADT^A08^ADT_A01",
    "PPR^PC1"
  };

  private static final List<Oddness> ODD =
      List.of(
          (message, random) -> field(message, 11, VERSIONS[random.nextInt(VERSIONS.length)]),
          (message, random) -> field(message, 8, TYPES[random.nextInt(TYPES.length)]),
          (message, random) ->
              text(message, t -> "FHS|^~\\&|A\rBHS|^~\\&|A\r" + t + "BTS|1\rFTS|1\r"),
          (message, random) -> inserted(message, random, (byte) 0),
          (message, random) -> inserted(message, random, (byte) 0x0b),
          (message, random) -> inserted(message, random, (byte) 0x1c),
          (message, random) -> inserted(message, random, (byte) 0xff),
          (message, random) -> text(message, t -> t.substring(t.indexOf('\r') + 1)),
          (message, random) -> new byte[0],
          (message, random) -> text(message, t -> t.replace('\r', '\n')),
          (message, random) -> text(message, t -> t.replace("\r", "\r\n")),
          (message, random) -> text(message, t -> t.replace("\r", "")),
          (message, random) -> text(message, t -> t + "ZPZ|1|eigen^^veld~nog een|\r"),
          (message, random) -> text(message, t -> t + "ZHG|" + "x".repeat(300_000) + "\r"),
          (message, random) -> text(message, t -> t + "PID" + "|^^^~~~&&&".repeat(200) + "\r"),
          (message, random) -> text(message, t -> t + "OBX|1|ST|a" + "~b".repeat(10_000) + "\r"),
          (message, random) -> text(message, t -> t + "NTE|1\r".repeat(100_000)),
          (message, random) -> string(message).getBytes(StandardCharsets.UTF_16),
          (message, random) -> ("\ufeff" + string(message)).getBytes(StandardCharsets.UTF_8),
          (message, random) -> text(message, t -> t.replaceFirst("\\^~.&", "^^^^")),
          (message, random) -> text(message, t -> t.replaceFirst("\\|", "A")),
          (message, random) -> text(message, t -> t.toLowerCase(java.util.Locale.ROOT)),
          (message, random) -> text(message, t -> t.replace("|", "||")),
          (message, random) -> text(message, t -> t + t),
          (message, random) -> cut(message, random),
          OddMessagesTest::flipped,
          OddMessagesTest::flipped,
          OddMessagesTest::shuffled,
          OddMessagesTest::noise);

  private final StartedAdapter adapter;

  OddMessagesTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void everyFrameIsAnsweredAndNoneStopsTheNext() throws IOException {
    var messages = messages();
    var random = new Random(SEED);
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      for (int i = 0; i < MESSAGES; i++) {
        var oddness = i % ODD.size();
        var message = messages.get(random.nextInt(messages.size()));
        var odd = ODD.get(oddness).apply(numbered(message, i), random);
        var probe = "odd-probe-" + i;
        var frames = new ByteArrayOutputStream();
        frames.writeBytes(frame(odd));
        frames.writeBytes(frame(probe(probe)));
        hospital.write(frames.toByteArray());
        var answers = answersUntil(hospital, probe, oddness + " of message " + i);
        assertThat(answers)
            .as("answers to oddness %s of message %s", oddness, i)
            .hasSizeGreaterThanOrEqualTo(wantsAnswer(odd) ? 1 : 0)
            .allSatisfy(OddMessagesTest::assertIsAcknowledgement);
      }
      assertThat(hospital.ask(string(probe("odd-last")).replace("SIU^S12", "ADT^A28")))
          .contains("MSA|AA|odd-last");
    }
    var inbox = adapter.bean(Inbox.class);
    org.awaitility.Awaitility.await()
        .untilAsserted(() -> assertThat(inbox.waiting("mllp", 1)).as("left undone").isEmpty());
  }

  private static List<String> answersUntil(MllpClient hospital, String probe, String what)
      throws IOException {
    var answers = new ArrayList<String>();
    while (true) {
      var answer = hospital.answer();
      assertThat(answer).as("the connection stays open after %s", what).isPresent();
      if (answer.get().contains("|" + probe + "|")) {
        return answers;
      }
      answers.add(answer.get());
    }
  }

  private static void assertIsAcknowledgement(String answer) {
    assertThat(answer)
        .startsWith("MSH")
        .containsPattern("\rMSA.(AA|AE|AR|CA|CE|CR)")
        .doesNotContain("Exception", "java.", "nl.pzp", "Zandstra");
  }

  // Some messages need no answer: an acknowledgement, or modes that say so.
  private static boolean wantsAnswer(byte[] odd) {
    return !(Hl7Header.read(odd) instanceof Hl7HeaderReading.Read read)
        || (!read.header().isEnhanced()
            && !List.of("ACK", "MCF").contains(read.header().messageCode()));
  }

  // Published messages if present, and the first message of each of our own stories.
  private static List<byte[]> messages() throws IOException {
    var found = new ArrayList<byte[]>();
    for (var folder :
        List.of(Path.of("..", "shared", "hl7v2"), Path.of("src", "test", "resources", "hl7v2"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (var file : files.filter(f -> f.toString().endsWith(".hl7")).sorted().toList()) {
            var text = Files.readString(file).strip().split("\n\n", 2)[0];
            // A BSN that no other test uses.
            var strangers = text.replaceAll("9999\\d{5}", "");
            found.add((strangers.replace('\n', '\r') + "\r").getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    }
    return found;
  }

  // Each with a sender and control id of its own, in original mode.
  private static byte[] numbered(byte[] message, int number) {
    var sent = field(field(message, 9, "odd-" + SEED + "-" + number), 3, "Vreemd");
    return field(field(sent, 14, ""), 15, "");
  }

  private static byte[] probe(String number) {
    return ("MSH|^~\\&|EPD|Vreemd|PZP||20250301120000||SIU^S12|"
            + number
            + "|P|2.4\rPID|1||1^^^UMC^PI||Proef^Piet\r")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] frame(byte[] message) {
    var framed = new ByteArrayOutputStream();
    framed.write(0x0b);
    framed.writeBytes(message);
    framed.write(0x1c);
    framed.write(0x0d);
    return framed.toByteArray();
  }

  private static String string(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }

  private static byte[] text(byte[] message, java.util.function.UnaryOperator<String> change) {
    return change.apply(string(message)).getBytes(StandardCharsets.UTF_8);
  }

  // The raw field of the header between separators: 8 is MSH-9.
  private static byte[] field(byte[] message, int index, String value) {
    return text(
        message,
        t -> {
          var end = t.indexOf('\r');
          var fields = t.substring(0, end).split("\\|", -1);
          if (fields.length <= index) {
            return t;
          }
          fields[index] = value;
          return String.join("|", fields) + t.substring(end);
        });
  }

  private static byte[] inserted(byte[] message, Random random, byte one) {
    var at = random.nextInt(message.length);
    var odd = new ByteArrayOutputStream();
    odd.write(message, 0, at);
    odd.write(one);
    odd.write(message, at, message.length - at);
    return odd.toByteArray();
  }

  private static byte[] cut(byte[] message, Random random) {
    return java.util.Arrays.copyOf(message, random.nextInt(message.length));
  }

  // Never to a byte that ends a frame: that would change the number of frames.
  private static byte[] flipped(byte[] message, Random random) {
    var odd = message.clone();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      var at = random.nextInt(odd.length);
      var flip = (byte) (odd[at] ^ (1 << random.nextInt(8)));
      odd[at] = flip == 0x1c || flip == 0x0b ? odd[at] : flip;
    }
    return odd;
  }

  private static byte[] shuffled(byte[] message, Random random) {
    var segments = new ArrayList<>(List.of(string(message).split("\r", -1)));
    var header = segments.remove(0);
    java.util.Collections.shuffle(segments, random);
    segments.add(0, header);
    return String.join("\r", segments).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(byte[] message, Random random) {
    var odd = new byte[1 + random.nextInt(2000)];
    random.nextBytes(odd);
    for (int i = 0; i < odd.length; i++) {
      odd[i] = odd[i] == 0x1c || odd[i] == 0x0b ? (byte) 'x' : odd[i];
    }
    return odd;
  }
}
