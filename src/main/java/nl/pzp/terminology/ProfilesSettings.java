package nl.pzp.terminology;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Location of the data.
 *
 * @param dir the folder with packs, concept maps, systems and texts; by default {@code profiles} in
 *     the working folder or beside the jar
 */
@ConfigurationProperties("pzp.profiles")
public record ProfilesSettings(@Nullable String dir) {}
