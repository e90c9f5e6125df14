package nl.pzp.careteam;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The region's agreements.
 *
 * @param generalPractitionerTakesOver whether a general practitioner, once informed of another's
 *     plan, becomes the responsible practitioner
 * @param planDue time from marking to plan, as an ISO 8601 period
 * @param palliativeCareReviewDue time from marking to the palliative care review (PZVP)
 * @param medicationReviewDue time from marking to the medication review
 */
@ConfigurationProperties("pzp.care-network")
public record CareNetworkSettings(
    @DefaultValue("true") boolean generalPractitionerTakesOver,
    @DefaultValue("P6W") Period planDue,
    @DefaultValue("P2W") Period palliativeCareReviewDue,
    @DefaultValue("P2W") Period medicationReviewDue) {}
