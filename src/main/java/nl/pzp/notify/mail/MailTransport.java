package nl.pzp.notify.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Secures the connection to the mail server: TLS, a checked host name and timeouts. */
final class MailTransport {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private MailTransport() {}

  /** Requires TLS of a sender, unless the server is on this machine. */
  static JavaMailSenderImpl secured(JavaMailSenderImpl sender) {
    return isLoopback(sender.getHost()) ? patient(sender) : withTls(patient(sender));
  }

  static JavaMailSenderImpl withTls(JavaMailSenderImpl sender) {
    var properties = sender.getJavaMailProperties();
    var prefix = prefix(sender);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (!prefix.equals("mail.smtps.") && !isTrue(properties, prefix + "ssl.enable")) {
      properties.setProperty(prefix + "starttls.enable", "true");
      properties.setProperty(prefix + "starttls.required", "true");
    }
    return sender;
  }

  private static JavaMailSenderImpl patient(JavaMailSenderImpl sender) {
    var properties = sender.getJavaMailProperties();
    var millis = Long.toString(PATIENCE.toMillis());
    for (var name : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.putIfAbsent(prefix(sender) + name, millis);
    }
    return sender;
  }

  private static String prefix(JavaMailSenderImpl sender) {
    return "smtps".equals(sender.getProtocol()) ? "mail.smtps." : "mail.smtp.";
  }

  private static boolean isTrue(Properties properties, String name) {
    return Boolean.parseBoolean(properties.getProperty(name));
  }

  private static boolean isLoopback(String host) {
    try {
      for (var address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
