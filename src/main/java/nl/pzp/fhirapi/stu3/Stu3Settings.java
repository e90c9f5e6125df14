package nl.pzp.fhirapi.stu3;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the STU3 door.
 *
 * @param source URI of the organisation to show as the source of resources without one, and of
 *     documents that the adapter makes: {@code urn:oid:...} or an AGB or URA number behind its
 *     naming system
 */
@ConfigurationProperties("pzp.stu3")
public record Stu3Settings(@DefaultValue("urn:pzp:adapter") String source) {}
