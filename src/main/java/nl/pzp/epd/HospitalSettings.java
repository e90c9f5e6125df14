package nl.pzp.epd;

import java.time.Duration;
import nl.pzp.epd.hl7v2.Hl7Writer.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings for HL7v2 messages to hospitals. An endpoint overrides them for its hospital with {@code
 * ?application=}, {@code facility=} and {@code charset=}.
 *
 * @param application MSH-3, the name of the adapter for the hospital
 * @param facility MSH-4
 * @param receivingApplication MSH-5
 * @param receivingFacility MSH-6
 * @param charset {@code utf-8} or {@code latin-1} (8859/1); a character outside it loses its accent
 *     or becomes {@code (?)}
 * @param processing MSH-11: P, or T for a test
 * @param documents whether to send the page for acute care as a document (MDM)
 * @param answers whether to send forms and markings as results (ORU)
 * @param patience the time limit for connecting, sending and the acknowledgement together
 * @param answerSize the longest acknowledgement that is read
 * @param tlsBundle name of a {@code spring.ssl.bundle} with trusted certificates and the client
 *     certificate, for {@code mllps}
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
