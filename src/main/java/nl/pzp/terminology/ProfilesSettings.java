package nl.pzp.terminology;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the data is.
 *
 * @param dir the folder with packs, concept maps, systems and texts; without it {@code profiles} in
 *     the working folder or beside the jar
 */
@ConfigurationProperties("pzp.profiles")
public record ProfilesSettings(@Nullable String dir) {}
