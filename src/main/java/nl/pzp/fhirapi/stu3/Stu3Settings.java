package nl.pzp.fhirapi.stu3;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the STU3 door gives.
 *
 * @param source the URI of the organisation that is shown as the source of what names none itself,
 *     and of the documents that the adapter makes: {@code urn:oid:...} or an AGB or URA number
 *     behind its naming system
 */
@ConfigurationProperties("pzp.stu3")
public record Stu3Settings(@DefaultValue("urn:pzp:adapter") String source) {}
