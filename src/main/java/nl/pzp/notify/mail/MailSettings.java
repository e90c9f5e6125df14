package nl.pzp.notify.mail;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notices by mail. The mail server is set with {@code spring.mail.*}; without one there are none.
 *
 * @param from address of the sender
 * @param name how readers know the system
 * @param signIn where to sign in: an https address that is the same for everybody
 * @param every the most often that one box is mailed
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
    // What stands behind a question mark could lead to somebody.
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
