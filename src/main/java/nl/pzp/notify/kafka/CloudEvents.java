package nl.pzp.notify.kafka;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import nl.pzp.notify.delivery.DisclosableEvent;
import nl.pzp.notify.delivery.NotificationBundles;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;

/**
 * Writes events as JSON CloudEvents 1.0 in structured mode. Their data is the notification event of
 * the Subscriptions R5 Backport guide, with references only.
 */
public final class CloudEvents {

  /** Marks the whole value as one event (CloudEvents 1.0, Kafka protocol binding, 3.3). */
  static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final NotificationBundles bundles;
  private final PatientRecord record;
  private final FhirContext fhir;
  private final Supplier<URI> base;

  /**
   * @param base the address of the FHIR R4 door, which is the source of the events
   */
  public CloudEvents(
      NotificationBundles bundles, PatientRecord record, FhirContext fhir, Supplier<URI> base) {
    this.bundles = bundles;
    this.record = record;
    this.fhir = fhir;
    this.base = base;
  }

  /**
   * An opaque key that keeps one patient's events in order; after a merge that of the surviving
   * person.
   */
  String key(PersonId person) {
    return person.value().toString();
  }

  /** One event, in UTF-8. */
  byte[] json(KeptSubscription subscription, DisclosableEvent cleared) {
    var event = cleared.event();
    var attributes = JSON.createObjectNode();
    attributes.put("specversion", "1.0");
    attributes.put("id", event.outgoing(subscription).id().toString());
    attributes.put("source", base.get().toString());
    attributes.put("type", subscription.terms().topic().url() + "#" + event.kind());
    record
        .canonicalPatientId(event.person())
        .ifPresent(patient -> attributes.put("subject", "Patient/" + patient));
    attributes.put("time", event.occurredAt().toString());
    attributes.put("eventnumber", Long.toString(event.number()));
    attributes.put("partitionkey", key(event.person()));
    attributes.put("datacontenttype", "application/fhir+json");
    try {
      attributes.set(
          "data",
          JSON.readTree(fhir.newJsonParser().encodeResourceToString(bundles.told(cleared))));
      return JSON.writeValueAsString(attributes).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("HAPI writes JSON", e);
    }
  }
}
