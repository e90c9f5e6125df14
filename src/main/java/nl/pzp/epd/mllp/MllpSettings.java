package nl.pzp.epd.mllp;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HL7v2 listener.
 *
 * @param enabled whether the adapter listens
 * @param port 0 for any free port
 * @param address must be loopback while {@code pzp.security.mode} is {@code open}
 * @param messageSize the longest message that is read
 * @param messageTimeout from the first byte of a message to its last, whatever comes in between
 * @param idleTimeout time after which a connection without messages is closed
 * @param answerTimeout how long a sender in original mode waits for the record before the answer is
 *     to try again
 * @param connections the maximum at once
 * @param connectionsPerAddress the maximum at once from one address
 * @param tlsBundle name of a {@code spring.ssl.bundle} with the server's key; plain TCP when absent
 * @param clientCertificate whether a sender must show a certificate that the bundle trusts
 * @param processing the values of MSH-11 that are taken over; T and D are messages of tests and
 *     trainings, and an empty field states none
 */
@ConfigurationProperties("pzp.mllp")
public record MllpSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("2575") int port,
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("10MB") DataSize messageSize,
    @DefaultValue("30s") Duration messageTimeout,
    @DefaultValue("10m") Duration idleTimeout,
    @DefaultValue("20s") Duration answerTimeout,
    @DefaultValue("64") int connections,
    @DefaultValue("16") int connectionsPerAddress,
    @Nullable String tlsBundle,
    @DefaultValue("true") boolean clientCertificate,
    @DefaultValue("P") Set<String> processing) {

  public MllpSettings {
    processing = Set.copyOf(processing);
  }
}
