package nl.pzp.intake;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are taken in.
 *
 * @param strictSources sources (as in {@code meta.source}) whose messages are refused when they do
 *     not conform to the profiles; of all others such a message is kept and flagged
 */
@ConfigurationProperties("pzp.intake")
public record IntakeSettings(@DefaultValue Set<String> strictSources) {}
