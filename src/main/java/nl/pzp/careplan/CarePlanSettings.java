package nl.pzp.careplan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for writing plans.
 *
 * @param pack id of the pack whose profiles the resources conform to, independent of the form
 *     version
 */
@ConfigurationProperties("pzp.plan")
public record CarePlanSettings(@DefaultValue("pzp-r4-1.0.0-rc2") String pack) {}
