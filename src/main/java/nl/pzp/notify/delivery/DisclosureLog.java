package nl.pzp.notify.delivery;

import java.util.List;
import java.util.Objects;
import nl.pzp.audit.AuditTrail;
import nl.pzp.audit.Disclosure;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.record.PatientRecord;
import nl.pzp.security.Principal;
import org.springframework.stereotype.Component;

/**
 * Logs each disclosure: the receiver, the patient and the event, also when the event was withheld.
 */
@Component
public final class DisclosureLog {

  private final AuditTrail audit;
  private final PatientRecord record;

  public DisclosureLog(AuditTrail audit, PatientRecord record) {
    this.audit = audit;
    this.record = record;
  }

  /** Writes one row per event, in the transaction that settles it. */
  void told(Delivery delivery) {
    audit.told(
        delivery.cleared().stream()
            .map(cleared -> disclosure(delivery.subscription(), cleared))
            .toList());
  }

  private Disclosure disclosure(KeptSubscription subscription, DisclosableEvent cleared) {
    var event = cleared.event();
    var endpoint = subscription.terms().endpoint();
    return new Disclosure(
        subscription.terms().way().channel(),
        Principal.SUBSCRIBER + subscription.id(),
        Objects.requireNonNullElse(endpoint.getHost(), subscription.terms().way().channel()),
        event.person(),
        record.canonicalPatientId(event.person()).orElse(null),
        List.of(
            subscription.toString(),
            event.focusType() + "/" + event.focusId() + "/_history/" + event.focusVersion()),
        event.number(),
        cleared.shown().code(),
        cleared.withheld());
  }
}
