package nl.pzp.notify.mail;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notices by mail, when {@code spring.mail.*} sets a mail server.
 *
 * @param from address of the sender
 * @param name of the system, for the reader
 * @param signIn where to sign in: one https address for all receivers
 * @param every shortest time between two mails to one mailbox
 * @param language of the notice, {@code nl} or {@code en}
 */
@ConfigurationProperties("pzp.mail")
public record MailSettings(
    @Nullable String from,
    @DefaultValue("PZP") String name,
    @Nullable URI signIn,
    @DefaultValue("1h") Duration every,
    @DefaultValue("nl") Locale language) {

  public MailSettings {
    // A query string could identify a person.
    if (signIn != null
        && (!"https".equals(signIn.getScheme())
            || signIn.getHost() == null
            || signIn.getRawQuery() != null
            || signIn.getRawFragment() != null
            || signIn.getRawUserInfo() != null)) {
      throw new IllegalArgumentException(
          "pzp.mail.sign-in must be an https address without user, query or fragment");
    }
  }
}
