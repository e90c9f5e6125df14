package nl.pzp.notify.twiin;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.notify.delivery.Delivery;
import nl.pzp.notify.delivery.DisclosableEvent;
import nl.pzp.notify.delivery.NotificationBundles;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.terminology.PullTaskCodes;
import nl.pzp.terminology.PullTaskCodes.PullParameter;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/**
 * Writes an R4 notification without content, with the authorization base as the hint of the
 * Subscriptions R5 Backport guide. The Dutch generic functions draft has this form of a notified
 * pull. It follows the numbers of its subscription like a rest-hook.
 */
public final class PullHintBundles implements PullMessages {

  private final NotificationBundles bundles;
  private final PullNotices notices;
  private final PullTaskCodes codes;
  private final FhirContext r4;

  public PullHintBundles(
      NotificationBundles bundles, PullNotices notices, PullTaskCodes codes, FhirContext r4) {
    this.bundles = bundles;
    this.notices = notices;
    this.codes = codes;
    this.r4 = r4;
  }

  @Override
  public String channel() {
    return "notified-pull";
  }

  @Override
  public boolean followsNumbers() {
    return true;
  }

  @Override
  public String write(Delivery delivery) {
    return r4.newJsonParser().encodeResourceToString(bundle(delivery));
  }

  private Bundle bundle(Delivery delivery) {
    var bundle = bundles.bundle(delivery.subscription(), delivery.type(), delivery.cleared());
    var told =
        ((Parameters) bundle.getEntryFirstRep().getResource())
            .getParameter().stream()
                .filter(parameter -> parameter.getName().equals("notification-event"))
                .toList();
    for (int i = 0; i < told.size(); i++) {
      var cleared = delivery.cleared().get(i);
      if (cleared.withheld() == null) {
        told.get(i).addExtension(hint(delivery.subscription(), cleared));
      }
    }
    return bundle;
  }

  private Extension hint(KeptSubscription subscription, DisclosableEvent cleared) {
    var type = codes.coded(PullParameter.AUTHORIZATION_BASE);
    var hint = new Extension(codes.authorizationHint());
    hint.addExtension("type", new Coding().setSystem(type.system()).setCode(type.code()));
    hint.addExtension(
        "value", new StringType(notices.authorization(subscription, cleared.event())));
    return hint;
  }
}
