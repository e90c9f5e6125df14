package nl.pzp.validation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the validator starts.
 *
 * @param warmUp whether it loads and warms up in the background after start, rather than at the
 *     first message
 */
@ConfigurationProperties("pzp.validation")
public record ValidationSettings(@DefaultValue("true") boolean warmUp) {}
