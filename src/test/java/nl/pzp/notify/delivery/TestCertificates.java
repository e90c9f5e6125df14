package nl.pzp.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for this machine, made by the JDK's keytool and deleted with their folder. */
public final class TestCertificates {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;

  public TestCertificates(Path folder) {
    this.folder = folder;
  }

  /** A party with its own certificate that trusts the others. */
  public SSLContext party(String name, String... trusted) throws Exception {
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store(name), PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust(trusted).getTrustManagers(), null);
    return context;
  }

  /** A party without a certificate that trusts the others. */
  SSLContext anonymous(String... trusted) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust(trusted).getTrustManagers(), null);
    return context;
  }

  private TrustManagerFactory trust(String... trusted) throws Exception {
    var all = KeyStore.getInstance("PKCS12");
    all.load(null, PASSWORD);
    for (var name : trusted) {
      all.setCertificateEntry(name, store(name).getCertificate(name));
    }
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(all);
    return trust;
  }

  private KeyStore store(String name)
      throws IOException, GeneralSecurityException, InterruptedException {
    var file = folder.resolve(name + ".p12");
    if (!Files.exists(file)) {
      var tool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  name,
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  "san=ip:127.0.0.1,dns:localhost",
                  "-validity",
                  "30",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  new String(PASSWORD),
                  "-keystore",
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(tool.waitFor()).isZero();
    }
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }
}
