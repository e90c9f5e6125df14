package nl.pzp.validation;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the national packages come from.
 *
 * @param dir the folder that holds them; without it {@code packages} in the working folder or
 *     beside the jar
 * @param server address of a FHIR package server from which packages that are not in the folder are
 *     fetched, once, after start; without it nothing is ever fetched
 */
@ConfigurationProperties("pzp.packages")
public record PackagesSettings(@Nullable String dir, @Nullable String server) {}
