package nl.pzp.epd;

import java.time.Duration;
import nl.pzp.epd.hl7v2.Hl7Writer.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What hospitals are sent by HL7v2. An endpoint can say of its hospital what differs, as {@code
 * ?application=}, {@code facility=} and {@code charset=}.
 *
 * @param application MSH-3, by which the hospital knows the adapter
 * @param facility MSH-4
 * @param receivingApplication MSH-5
 * @param receivingFacility MSH-6
 * @param charset {@code utf-8} or {@code latin-1} (8859/1), in which what it lacks loses its accent
 *     or becomes {@code (?)}
 * @param processing MSH-11: P, or T for a test
 * @param documents whether the page for acute care is sent as a document (MDM)
 * @param answers whether forms and markings are sent as results (ORU)
 * @param patience how long connecting, sending and the answer may take together
 * @param answerSize the longest answer that is read
 * @param tlsBundle name of a {@code spring.ssl.bundle} with the certificates that are trusted and
 *     the client's own, for {@code mllps}
 */
@ConfigurationProperties("pzp.hospital")
public record HospitalSettings(
    @DefaultValue("PZP") String application,
    @DefaultValue("PZP-adapter") String facility,
    @DefaultValue("") String receivingApplication,
    @DefaultValue("") String receivingFacility,
    @DefaultValue("utf-8") Characters charset,
    @DefaultValue("P") String processing,
    @DefaultValue("true") boolean documents,
    @DefaultValue("true") boolean answers,
    @DefaultValue("30s") Duration patience,
    @DefaultValue("64KB") DataSize answerSize,
    @Nullable String tlsBundle) {}
