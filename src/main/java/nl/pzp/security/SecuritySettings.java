package nl.pzp.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access control.
 *
 * @param mode {@code open}: everybody, from this machine only
 * @param unnamedSource source of a resource without {@code meta.source} in {@code open} mode
 */
@ConfigurationProperties("pzp.security")
public record SecuritySettings(
    @DefaultValue("open") String mode,
    @DefaultValue("urn:pzp:source:unnamed") String unnamedSource) {}
