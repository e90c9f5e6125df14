package nl.pzp.notify.mail;

import java.time.Clock;
import java.util.Objects;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Involvement;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.terminology.Profiles;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Names the mail channel when a mail server is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

  @Bean
  @ConditionalOnProperty("spring.mail.host")
  Channel mailChannel(
      JavaMailSenderImpl sender,
      Profiles profiles,
      MailSettings settings,
      JdbcTemplate jdbc,
      BlindIndex index,
      Involvement involvement,
      Clock clock) {
    var signIn = Objects.requireNonNull(settings.signIn(), "pzp.mail.sign-in is not set");
    var from = Objects.requireNonNull(settings.from(), "pzp.mail.from is not set");
    var text =
        MailText.read(profiles, settings.language().getLanguage()).filled(settings.name(), signIn);
    var mailer =
        new Mailer(
            MailTransport.secured(sender),
            text,
            from,
            new MailedBoxes(jdbc, index),
            settings.every(),
            clock);
    return new MailChannel(mailer, involvement);
  }
}
