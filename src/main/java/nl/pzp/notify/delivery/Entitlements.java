package nl.pzp.notify.delivery;

import java.util.List;
import nl.pzp.notify.subscription.Basis;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.record.PatientRecord;
import nl.pzp.security.SharingAnswer;
import nl.pzp.security.SharingConsents;

/** How much of an event a subscriber may see at this moment; never remembered from before. */
public final class Entitlements {

  private final SharingConsents consents;
  private final PatientRecord record;

  public Entitlements(SharingConsents consents, PatientRecord record) {
    this.consents = consents;
    this.record = record;
  }

  /** Looks at each event anew. */
  public List<Cleared> of(KeptSubscription subscription, List<Numbered> events) {
    return events.stream().map(event -> of(subscription, event)).toList();
  }

  private Cleared of(KeptSubscription subscription, Numbered event) {
    var content = subscription.terms().content();
    if (subscription.status() == SubscriptionStatus.OFF) {
      return new Cleared(event, Content.EMPTY, "off");
    }
    if (record.canonicalPatientId(event.person()).isEmpty() || isErased(event)) {
      return new Cleared(event, Content.EMPTY, "erased");
    }
    return switch (consents.of(event.person().value())) {
      case REFUSED -> new Cleared(event, Content.EMPTY, "no-consent");
      // Without a yes no content leaves; that something happened may be known.
      case NOT_GIVEN -> withoutAnswer(subscription.terms(), event);
      case AGREED -> new Cleared(event, content, null);
    };
  }

  private static Cleared withoutAnswer(Terms terms, Numbered event) {
    if (terms.content() != Content.FULL_RESOURCE || terms.way().basis() == Basis.TREATMENT) {
      return new Cleared(event, terms.content(), null);
    }
    return terms.way().canShowLess()
        ? new Cleared(event, Content.ID_ONLY, null)
        : new Cleared(event, Content.EMPTY, "no-consent");
  }

  private boolean isErased(Numbered event) {
    return record
        .read(event.focusType(), event.focusId(), 1)
        .filter(first -> first.deleted())
        .isPresent();
  }

  /** The answer of this person, for whoever shows a single resource. */
  public SharingAnswer answer(Numbered event) {
    return consents.of(event.person().value());
  }
}
