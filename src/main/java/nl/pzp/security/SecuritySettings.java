package nl.pzp.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in.
 *
 * @param mode {@code open}: everybody, from this machine only
 * @param unnamedSource the source of a resource that names none itself, in {@code open} mode
 */
@ConfigurationProperties("pzp.security")
public record SecuritySettings(
    @DefaultValue("open") String mode,
    @DefaultValue("urn:pzp:source:unnamed") String unnamedSource) {}
