package nl.pzp.notify.delivery;

import java.util.List;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.DisclosureBasis;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.record.PatientRecord;
import nl.pzp.security.SharingAnswer;
import nl.pzp.security.SharingConsents;
import org.springframework.stereotype.Component;

/** Decides how much of an event a subscriber may see now. No earlier decision is reused. */
@Component
public final class Entitlements {

  private final SharingConsents consents;
  private final PatientRecord record;

  public Entitlements(SharingConsents consents, PatientRecord record) {
    this.consents = consents;
    this.record = record;
  }

  /** Decides for each event. */
  public List<DisclosableEvent> of(KeptSubscription subscription, List<NumberedEvent> events) {
    return events.stream().map(event -> of(subscription, event)).toList();
  }

  private DisclosableEvent of(KeptSubscription subscription, NumberedEvent event) {
    var content = subscription.terms().content();
    if (subscription.status() == SubscriptionStatus.OFF) {
      return new DisclosableEvent(event, Content.EMPTY, "off");
    }
    if (record.canonicalPatientId(event.person()).isEmpty() || isErased(event)) {
      return new DisclosableEvent(event, Content.EMPTY, "erased");
    }
    return switch (consents.of(event.person().value())) {
      case REFUSED -> new DisclosableEvent(event, Content.EMPTY, "no-consent");
      // Without a yes no content leaves; the fact of the event may be told.
      case NOT_GIVEN -> withoutAnswer(subscription.terms(), event);
      case AGREED -> new DisclosableEvent(event, content, null);
    };
  }

  private static DisclosableEvent withoutAnswer(Terms terms, NumberedEvent event) {
    if (terms.content() != Content.FULL_RESOURCE
        || terms.way().basis() == DisclosureBasis.TREATMENT) {
      return new DisclosableEvent(event, terms.content(), null);
    }
    return terms.way().canShowLess()
        ? new DisclosableEvent(event, Content.ID_ONLY, null)
        : new DisclosableEvent(event, Content.EMPTY, "no-consent");
  }

  private boolean isErased(NumberedEvent event) {
    return record
        .read(event.focusType(), event.focusId(), 1)
        .filter(first -> first.deleted())
        .isPresent();
  }

  /** The sharing answer of the event's person, for reads of a single resource. */
  public SharingAnswer answer(NumberedEvent event) {
    return consents.of(event.person().value());
  }
}
