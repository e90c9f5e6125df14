package nl.pzp.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import nl.pzp.notify.MovableClock;
import nl.pzp.notify.mail.Mailer.Outcome;
import nl.pzp.record.RealPostgres;
import nl.pzp.record.TestRecord;
import nl.pzp.terminology.Profiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Notices by mail, with a real mail server and a real database. */
@ExtendWith(RealPostgres.class)
class MailerTest {

  private static final String BOX = "post@praktijk-veenhof.example";

  private final MovableClock clock = new MovableClock();
  private GreenMail server;
  private TestRecord record;

  @BeforeEach
  void open(@TempDir Path folder, RealPostgres.Server postgres) {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    record = TestRecord.on(postgres.fresh(folder), folder.resolve("keys"), clock);
  }

  @AfterEach
  void close() {
    record.close();
    server.stop();
  }

  private JavaMailSenderImpl sender() {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    return sender;
  }

  private Mailer mailer(JavaMailSenderImpl sender) {
    var text =
        MailText.read(Profiles.in(Path.of("profiles")), "nl")
            .filled("het PZP-portaal", URI.create("https://pzp.example.nl/"));
    return new Mailer(
        MailTransport.secured(sender),
        text,
        "pzp@regio.example",
        new MailedBoxes(record.jdbc(), record.index()),
        Duration.ofHours(1),
        clock);
  }

  private MimeMessage only() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return Objects.requireNonNull(server.getReceivedMessages())[0];
  }

  @Test
  void mailTellsThatThereIsNewsAndNothingMore() throws Exception {
    assertThat(mailer(sender()).tell(BOX, clock.instant())).isInstanceOf(Outcome.Told.class);

    var mail = only();
    assertThat(mail.getSubject()).isEqualTo("Er is iets nieuws in het PZP-portaal");
    assertThat(GreenMailUtil.getBody(mail)).contains("https://pzp.example.nl/").doesNotContain("{");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(BOX);
  }

  @Test
  void secondEventWithinTheHourWaits() {
    var mailer = mailer(sender());
    mailer.tell(BOX, clock.instant());
    clock.move(Duration.ofMinutes(10));
    var event = clock.instant();

    assertThat(mailer.tell(BOX, event))
        .isInstanceOfSatisfying(
            Outcome.Later.class,
            later ->
                assertThat(later.in()).isBetween(Duration.ofMinutes(49), Duration.ofMinutes(50)));
    assertThat(server.getReceivedMessages()).hasSize(1);

    clock.move(Duration.ofMinutes(50));
    assertThat(mailer.tell(BOX, event)).isInstanceOf(Outcome.Told.class);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void mailCoversEarlierEvents() {
    var mailer = mailer(sender());
    mailer.tell(BOX, clock.instant());

    assertThat(mailer.tell(BOX, clock.instant().minusSeconds(5))).isInstanceOf(Outcome.Told.class);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void otherMailboxDoesNotWait() {
    var mailer = mailer(sender());
    mailer.tell(BOX, clock.instant());

    assertThat(mailer.tell("post@praktijk-tolsma.example", clock.instant()))
        .isInstanceOf(Outcome.Told.class);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void unacceptedMailDoesNotCountAsSent() {
    var sender = sender();
    server.stop();
    var mailer = mailer(sender);

    assertThat(mailer.tell(BOX, clock.instant())).isInstanceOf(Outcome.NotNow.class);
    server.start();
    sender.setPort(server.getSmtp().getPort());
    assertThat(mailer.tell(BOX, clock.instant())).isInstanceOf(Outcome.Told.class);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void serverWithoutTlsGetsNothing() {
    var mailer =
        new Mailer(
            MailTransport.withTls(sender()),
            new MailText("s", "b"),
            "pzp@regio.example",
            new MailedBoxes(record.jdbc(), record.index()),
            Duration.ofHours(1),
            clock);

    assertThat(mailer.tell(BOX, clock.instant())).isInstanceOf(Outcome.NotNow.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void tlsIsRequiredExceptOnThisMachine() {
    var sender = new JavaMailSenderImpl();
    sender.setHost("mail.nowhere.example");

    assertThat(MailTransport.secured(sender).getJavaMailProperties())
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true")
        .containsEntry("mail.smtp.timeout", "10000");
  }

  @Test
  void linkThatCouldIdentifyAPersonIsRefused() {
    for (var link : new String[] {"https://pzp.example.nl/?p=1", "http://pzp.example.nl/"}) {
      assertThatThrownBy(
              () ->
                  new MailSettings(
                      "a@b.example", "PZP", URI.create(link), Duration.ofHours(1), Locale.ENGLISH))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
