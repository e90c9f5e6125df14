package nl.pzp.his;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings for letters of GP systems.
 *
 * @param inFolder folder for incoming letters; the adapter removes each when it is on disk in the
 *     inbox
 * @param outFolder folder for outgoing letters; a name appears when the file is complete
 * @param rejectedFolder folder for the answers to files that were unreadable or refused
 * @param settled how long a file must be unchanged before it is read, in milliseconds
 * @param retry how often the adapter retries waiting letters, in milliseconds
 * @param waiting how long a letter waits for its patient to become known
 * @param maxSize the largest file that is read
 * @param address the adapter's own address (UNB); without it the adapter sends no letter
 * @param name the sender name of the adapter
 * @param characterSet of outgoing letters: UNOA, UNOB, UNOC or UNOY
 * @param lineLength the longest line of an outgoing letter
 * @param recipients who can receive letters: {@code recipients[0].agb}, {@code
 *     recipients[0].address} and {@code recipients[0].name}
 */
@ConfigurationProperties("pzp.letters")
record LetterSettings(
    @DefaultValue("./data/letters/in") Path inFolder,
    @DefaultValue("./data/letters/out") Path outFolder,
    @DefaultValue("./data/letters/rejected") Path rejectedFolder,
    @DefaultValue("5000") long settled,
    @DefaultValue("60000") long retry,
    @DefaultValue("14d") Duration waiting,
    @DefaultValue("1MB") DataSize maxSize,
    @DefaultValue("") String address,
    @DefaultValue("PZP-adapter") String name,
    @DefaultValue("UNOB") String characterSet,
    @DefaultValue("70") int lineLength,
    @DefaultValue List<Recipient> recipients) {

  /** A recipient of letters by EDIFACT. */
  record Recipient(String agb, String address, @DefaultValue("") String name) {}

  LetterSettings {
    recipients = List.copyOf(recipients);
  }
}
