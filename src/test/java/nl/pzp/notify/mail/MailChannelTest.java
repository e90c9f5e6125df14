package nl.pzp.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import nl.pzp.notify.MovableClock;
import nl.pzp.notify.OneSubscription;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.Involvement;
import nl.pzp.notify.delivery.NotificationState;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.record.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** From a change in the record to a practice's mailbox. */
class MailChannelTest {

  private static final URI BOX = URI.create("mailto:post@praktijk-veenhof.example");
  private static final String INVOLVED = "organisation=" + OneSubscription.RECEIVER;

  private final MovableClock clock = new MovableClock();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Path folder = Path.of(".");
  private @Nullable NotifyDesk desk;

  @BeforeEach
  void start(@TempDir Path fresh) {
    folder = fresh;
    server.start();
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
    server.stop();
  }

  private NotifyDesk open(URI box, String... filters) {
    var opened = OneSubscription.by(folder, clock, "mail", box, List.of(filters), this::channels);
    desk = opened;
    return opened;
  }

  private NotifyDesk active() {
    var opened = open(BOX, INVOLVED);
    Eventually.that(
        "it is active", () -> opened.store().all().get(0).status() == SubscriptionStatus.ACTIVE);
    OneSubscription.patient(opened, "p-1", "999900006", true);
    OneSubscription.patient(opened, "p-2", "999900018", true);
    return opened;
  }

  private List<Channel> channels(TestRecord record) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    var mailer =
        new Mailer(
            MailTransport.secured(sender),
            new MailText("Er is iets nieuws", "Log in"),
            "pzp@regio.example",
            new MailedBoxes(record.jdbc(), record.index()),
            Duration.ofHours(1),
            clock);
    return List.of(
        new MailChannel(mailer, new Involvement(record.record(), FhirContext.forR4Cached())));
  }

  private long count(NotificationState state) {
    return Objects.requireNonNull(desk)
        .deliveries()
        .queues()
        .get(0)
        .events()
        .getOrDefault(state, 0L);
  }

  @Test
  void manyEventsGiveOneMailAndLaterOnesWaitWithoutFailure() {
    var opened = active();
    opened.changes().mark("p-1", "palliatief");
    Eventually.that("it was mailed", () -> server.getReceivedMessages().length == 1);
    Eventually.that("it is marked", () -> count(NotificationState.DELIVERED) == 1);

    opened.changes().mark("p-1", "terminaal");
    opened.changes().mark("p-2", "stervensfase");
    Eventually.that("they wait", () -> count(NotificationState.WAITING) == 2);
    Eventually.that(
        "nothing is left to number", () -> opened.record().outbox().pending(1).isEmpty());
    assertThat(opened.store().all().get(0).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(opened.deliveries().queues().get(0).stalled()).isFalse();

    clock.move(Duration.ofHours(1));
    Eventually.that("they were told", () -> count(NotificationState.DELIVERED) == 3);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void refusingPatientGivesNoMail() {
    var opened = active();
    opened.changes().sharing("p-1", "deny", "active");
    opened.changes().mark("p-1", "palliatief");
    Eventually.that("it is withheld", () -> count(NotificationState.WITHHELD) == 1);

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void eventsWaitWhileTheServerIsDown() {
    var opened = active();
    server.stop();
    opened.changes().mark("p-1", "palliatief");
    Eventually.that(
        "it was tried", () -> opened.store().all().get(0).status() == SubscriptionStatus.ERROR);

    assertThat(count(NotificationState.WAITING)).isEqualTo(1);
  }

  @Test
  void mailboxWithoutAPracticeOrWithAnInvalidAddressIsRefused() {
    assertThat(open(BOX).store().all()).isEmpty();
    Objects.requireNonNull(desk).close();
    assertThat(open(URI.create("mailto:a@b.example?subject=hello"), INVOLVED).store().all())
        .isEmpty();
  }
}
