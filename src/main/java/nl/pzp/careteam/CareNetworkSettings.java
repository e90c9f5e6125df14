package nl.pzp.careteam;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a region agrees on.
 *
 * @param generalPractitionerTakesOver whether the general practitioner, once informed of a plan
 *     made by somebody else, is the responsible practitioner from then on
 * @param planDue how long after the marking a plan is due, as an ISO 8601 period
 * @param palliativeCareReviewDue how long after the marking its review (PZVP) is due
 * @param medicationReviewDue how long after the marking the review of medication is due
 */
@ConfigurationProperties("pzp.care-network")
public record CareNetworkSettings(
    @DefaultValue("true") boolean generalPractitionerTakesOver,
    @DefaultValue("P6W") Period planDue,
    @DefaultValue("P2W") Period palliativeCareReviewDue,
    @DefaultValue("P2W") Period medicationReviewDue) {}
