package nl.pzp.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.stream.Stream;

/** Keys and certificates for this machine, made by the JDK's keytool. */
final class Keys {

  static final String PASSWORD = "voorbeeld";

  private final Path folder;

  Keys(Path folder) {
    this.folder = folder;
  }

  /** A store with the key of this party. */
  String store(String name) {
    var file = folder.resolve(name + ".p12");
    if (!Files.exists(file)) {
      tool(
          "-genkeypair",
          "-alias",
          name,
          "-keyalg",
          "EC",
          "-groupname",
          "secp256r1",
          "-dname",
          "CN=" + name,
          "-ext",
          "san=ip:127.0.0.1,dns:localhost",
          "-validity",
          "30",
          "-storetype",
          "PKCS12",
          "-storepass",
          PASSWORD,
          "-keystore",
          file.toString());
    }
    return file.toString();
  }

  /** A store with only the certificate of this party. */
  String trust(String name) {
    try {
      var keys = KeyStore.getInstance("PKCS12");
      try (var in = Files.newInputStream(Path.of(store(name)))) {
        keys.load(in, PASSWORD.toCharArray());
      }
      var trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry(name, keys.getCertificate(name));
      var file = folder.resolve("trust-" + name + ".p12");
      try (var out = Files.newOutputStream(file)) {
        trust.store(out, PASSWORD.toCharArray());
      }
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tool(String... arguments) {
    var command =
        Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
                Arrays.stream(arguments))
            .toList();
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool made no key");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
