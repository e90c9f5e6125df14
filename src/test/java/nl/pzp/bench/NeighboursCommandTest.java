package nl.pzp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the neighbours with their command. */
class NeighboursCommandTest {

  @Test
  void bothNeighboursStartAndReportTheirAddress(@TempDir Path letters) throws IOException {
    Files.writeString(letters.resolve("a.edi"), "UNB+UNOB:1'");
    var ended =
        Shell.run(
            "neighbours",
            "--mllp-port",
            "0",
            "--fhir-port",
            "0",
            "--letters",
            letters.toString(),
            "--for",
            "1");

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("hospital: listens on 127.0.0.1:", "GP system: offers STU3 at http://127.0.0.1:")
        .contains("took a letter");
  }

  @Test
  void missingAdapterIsReported() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    var ended =
        Shell.run(
            "neighbours",
            "--only",
            "hospital",
            "--mllp-port",
            "0",
            "--send",
            "--person",
            "jannie-vlasveld",
            "--to",
            "127.0.0.1:" + closed,
            "--for",
            "0");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("PZP-BENCH-012");
  }

  @Test
  void unknownPersonIsAFinding() {
    var ended =
        Shell.run(
            "neighbours",
            "--only",
            "hospital",
            "--mllp-port",
            "0",
            "--send",
            "--person",
            "nobody",
            "--for",
            "0");

    assertThat(ended.status()).isEqualTo(1);
  }
}
