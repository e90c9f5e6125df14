package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nl.pzp.fhirapi.StartedAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a key bundle the listener speaks TLS, and only with known clients. */
class OverTlsTest {

  private static final String PASSWORD = "voorbeeld";
  private static final String MESSAGE =
      "MSH|^~\\&|EPD|TLS|PZP||20250301120000||ADT^A28|tls-1|P|2.5\r"
          + "PID|1||1^^^UMC^PI||Zandstra^Aafke\r";

  @Test
  void onlyASenderWithAKnownCertificateIsAnswered(@TempDir Path folder) throws Exception {
    var server = keys(folder, "server");
    var hospital = keys(folder, "hospital");
    var stranger = keys(folder, "stranger");
    var trusted = trust(folder, "hospital");
    try (var adapter =
        StartedAdapter.start(
            "pzp.mllp.tls-bundle=mllp",
            "spring.ssl.bundle.jks.mllp.keystore.location=file:" + server,
            "spring.ssl.bundle.jks.mllp.keystore.password=" + PASSWORD,
            "spring.ssl.bundle.jks.mllp.truststore.location=file:" + trusted,
            "spring.ssl.bundle.jks.mllp.truststore.password=" + PASSWORD)) {
      var port = adapter.bean(Hl7Listener.class).port();
      var ourServer = trust(folder, "server");
      try (var client = connect(port, hospital, ourServer)) {
        assertThat(code(client.ask(MESSAGE))).isEqualTo("AA");
      }
      assertThatThrownBy(
              () -> {
                try (var client = connect(port, stranger, ourServer)) {
                  client.ask(MESSAGE);
                }
              })
          .isInstanceOf(Exception.class);
      try (var plain = MllpClient.to(port)) {
        plain.write(MllpClient.frame(MESSAGE, java.nio.charset.StandardCharsets.UTF_8));
        // A TLS alert or nothing, but never an acknowledgement.
        assertThat(plain.answer()).isEmpty();
      } catch (IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  private static MllpClient connect(int port, Path keys, Path trusted) throws Exception {
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(store(keys), PASSWORD.toCharArray());
    var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(store(trusted));
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return MllpClient.over(
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
  }

  private static KeyStore store(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Path keys(Path folder, String name) throws Exception {
    var file = folder.resolve(name + ".p12");
    keytool(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name), file);
    keytool(
        List.of("-exportcert", "-alias", name, "-file", folder.resolve(name + ".cer").toString()),
        file);
    return file;
  }

  private static Path trust(Path folder, String name) throws Exception {
    var file = folder.resolve(name + "-trusted.p12");
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            name,
            "-file",
            folder.resolve(name + ".cer").toString()),
        file);
    return file;
  }

  private static void keytool(List<String> arguments, Path store) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
