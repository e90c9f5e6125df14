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
 * Mails a box that there is something new, at most once in a while. One mail tells of everything
 * that was there before it: nothing in it says what.
 */
public final class Mailer {

  /** What became of a notice. */
  public sealed interface Outcome {

    /** Told now, or by a mail that went out after the event. */
    record Told() implements Outcome {}

    /** The box was mailed a short while ago, before the event: tell it later. */
    record Later(Duration in) implements Outcome {}

    /** Not taken; the same mail may be taken later. */
    record NotNow() implements Outcome {}

    /** The server knows no such box, or wants nothing in it. */
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
   * Tells a box of something that became known at this moment.
   *
   * @param box an address
   */
  public Outcome tell(String box, Instant knownSince) {
    // Two patients' events at once are one mail.
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
      // RFC 3834: nobody's absence is to answer this.
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
