package nl.pzp.notify.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Mails a mailbox that there is news, at most once per interval. One mail covers every earlier
 * event and names none.
 */
public final class Mailer {

  /** The result of a notice. */
  public sealed interface Outcome {

    /** Sent now, or covered by a mail after the event. */
    record Told() implements Outcome {}

    /** The mailbox had a mail shortly before the event: send later. */
    record Later(Duration in) implements Outcome {}

    /** Not accepted; the same mail may be accepted later. */
    record NotNow() implements Outcome {}

    /** The server does not know the mailbox or refuses mail for it. */
    record Refused() implements Outcome {}
  }

  private static final int PERMANENT = 500;

  private final JavaMailSender sender;
  private final MailText text;
  private final String from;
  private final MailedBoxes boxes;
  private final Duration every;
  private final Clock clock;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  Mailer(
      JavaMailSender sender,
      MailText text,
      String from,
      MailedBoxes boxes,
      Duration every,
      Clock clock) {
    this.sender = sender;
    this.text = text;
    this.from = from;
    this.boxes = boxes;
    this.every = every;
    this.clock = clock;
  }

  /**
   * Notifies a mailbox of an event.
   *
   * @param box its mail address
   * @param knownSince when the event became known
   */
  public Outcome tell(String box, Instant knownSince) {
    // Events of two patients at the same time give one mail.
    synchronized (locks.computeIfAbsent(box, key -> new Object())) {
      var now = clock.instant();
      var last = boxes.lastMailed(box);
      if (last.isPresent()) {
        if (last.get().isAfter(knownSince)) {
          return new Outcome.Told();
        }
        var next = last.get().plus(every);
        if (now.isBefore(next)) {
          return new Outcome.Later(Duration.between(now, next));
        }
      }
      var outcome = send(box, now);
      if (outcome instanceof Outcome.Told) {
        boxes.mailed(box, now);
      }
      return outcome;
    }
  }

  private Outcome send(String box, Instant now) {
    try {
      var message = sender.createMimeMessage();
      var mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
      mail.setFrom(from);
      mail.setTo(box);
      mail.setSubject(text.subject());
      mail.setText(text.body());
      mail.setSentDate(Date.from(now));
      // RFC 3834: no out-of-office reply to this mail.
      message.setHeader("Auto-Submitted", "auto-generated");
      sender.send(message);
      return new Outcome.Told();
    } catch (MailSendException e) {
      return isPermanent(e) ? new Outcome.Refused() : new Outcome.NotNow();
    } catch (MailException | MessagingException e) {
      return new Outcome.NotNow();
    }
  }

  private static boolean isPermanent(MailSendException failure) {
    for (var exception : failure.getMessageExceptions()) {
      if (exception instanceof SendFailedException failed && isPermanent(failed)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPermanent(SendFailedException failed) {
    for (var next = (Exception) failed;
        next instanceof MessagingException messaging;
        next = messaging.getNextException()) {
      if (messaging instanceof SMTPAddressFailedException address
          && address.getReturnCode() >= PERMANENT) {
        return true;
      }
    }
    return false;
  }
}
