package nl.pzp.his;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Letters of GP systems.
 *
 * @param inFolder where letters are put for the adapter; each is removed when it is on disk in the
 *     inbox
 * @param outFolder where the adapter puts its letters; a name appears when the file is whole
 * @param rejectedFolder where the answers to files lie that could not be read or taken over
 * @param settled how long a file must be unchanged before it is read, in milliseconds
 * @param retry how often letters that wait are looked at again, in milliseconds
 * @param waiting how long a letter waits for a patient who is known
 * @param maxSize the largest file that is read
 * @param address the adapter's own address (UNB); without it no letter is sent
 * @param name the name under which the adapter writes
 * @param characterSet of letters that are sent: UNOA, UNOB, UNOC or UNOY
 * @param lineLength the longest line of a letter that is sent
 * @param recipients who can get letters: {@code recipients[0].agb}, {@code recipients[0].address}
 *     and {@code recipients[0].name}
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

  /** Somebody who gets letters by EDIFACT. */
  record Recipient(String agb, String address, @DefaultValue("") String name) {}

  LetterSettings {
    recipients = List.copyOf(recipients);
  }
}
