package nl.pzp.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters come and go over a real SFTP server, which the adapter identifies by its host key. */
class LettersBySftpTest {

  private final Path folder;

  LettersBySftpTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void lettersAreFetchedAndDelivered() throws Exception {
    var mine = keys();
    try (var server = server(mine, keys())) {
      try (var desk = desk(server, mine, knownHosts(server))) {
        var letter = LettersTest.letter("S1", LetterDesk.ZANDSTRA, "1941:02:03", "over de lijn");
        var remote = folder.resolve("remote/in/letter.edi");
        Files.write(remote.resolveSibling("letter.edi.part"), letter);
        Files.move(remote.resolveSibling("letter.edi.part"), remote);
        await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(remote));
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> desk.documents(LetterDesk.ZANDSTRA).size() == 1);
        assertThat(desk.file(letter)).isPresent();

        Files.createDirectories(desk.out());
        Files.write(desk.out().resolve("ready.edi"), letter);
        var brought = folder.resolve("remote/out/ready.edi");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(brought));
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> !Files.exists(desk.out().resolve("ready.edi")));
        assertThat(Files.readAllBytes(brought)).isEqualTo(letter);

        var bad = LettersTest.letter("S2", "999930012", "1941:02:03", "van wie is dit");
        Files.write(remote.resolveSibling("bad.edi"), bad);
        var answers = folder.resolve("remote/rejected");
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> names(answers).size() == 2 && names(desk.rejected()).isEmpty());
        assertThat(names(answers))
            .anyMatch(name -> name.endsWith(".contrl.edi"))
            .anyMatch(name -> name.endsWith(".txt"));
      }
    }
  }

  @Test
  void aServerThatShowsAnotherKeyGetsNothing() throws Exception {
    var mine = keys();
    try (var server = server(mine, keys())) {
      var other = Files.writeString(folder.resolve("other"), line(server, keys()));
      try (var desk = desk(server, mine, other)) {
        Files.createDirectories(desk.out());
        var ready = Files.write(desk.out().resolve("ready.edi"), new byte[] {'x'});
        Files.write(folder.resolve("remote/in/letter.edi"), new byte[] {'x'});
        Thread.sleep(5000);
        assertThat(ready).exists();
        assertThat(folder.resolve("remote/in/letter.edi")).exists();
        assertThat(folder.resolve("remote/out")).isEmptyDirectory();
      }
    }
  }

  private static List<String> names(Path folder) {
    var names = folder.toFile().list((parent, name) -> !name.startsWith("."));
    return names == null ? List.of() : List.of(names);
  }

  private LetterDesk desk(SshServer server, KeyPair mine, Path knownHosts) throws IOException {
    var key = Files.writeString(folder.resolve("key.pem"), pem(mine));
    return LetterDesk.start(
        "pzp.letters.sftp.enabled=true",
        "pzp.letters.sftp.host=127.0.0.1",
        "pzp.letters.sftp.port=" + server.getPort(),
        "pzp.letters.sftp.username=adapter",
        "pzp.letters.sftp.private-key-file=" + key,
        "pzp.letters.sftp.known-hosts-file=" + knownHosts,
        "pzp.letters.sftp.delay=500");
  }

  private SshServer server(KeyPair client, KeyPair host) throws IOException {
    Files.createDirectories(folder.resolve("remote/in"));
    Files.createDirectories(folder.resolve("remote/out"));
    var server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(host));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            user.equals("adapter") && KeyUtils.compareKeys(key, client.getPublic()));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("remote")));
    server.start();
    return server;
  }

  private Path knownHosts(SshServer server) throws Exception {
    var host = server.getKeyPairProvider().loadKeys(null).iterator().next();
    return Files.writeString(folder.resolve("known"), line(server, host));
  }

  private static String line(SshServer server, KeyPair host) throws IOException {
    var out = new StringWriter();
    out.write("[127.0.0.1]:" + server.getPort() + " ");
    PublicKeyEntry.appendPublicKeyEntry(out, host.getPublic());
    return out + "\n";
  }

  private static KeyPair keys() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
