package nl.pzp.notify.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.notify.subscription.Content;
import nl.pzp.notify.subscription.KeptSubscription;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import nl.pzp.terminology.CodeSystemUrl;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Builds notifications of the Subscriptions R5 Backport guide for R4
 * (backport-subscription-notification-r4). Each is a history Bundle with the status as its first
 * entry; every entry has a request and a response.
 */
@Component
public final class NotificationBundles {

  private static final int MOST_VERSIONS = 200;

  private final FhirContext fhir;
  private final PatientRecord record;
  private final Supplier<URI> base;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * @param base the address of the FHIR R4 door as subscribers reach it
   */
  public NotificationBundles(
      FhirContext fhir, PatientRecord record, Supplier<URI> base, Clock clock, Supplier<UUID> ids) {
    this.fhir = fhir;
    this.record = record;
    this.base = base;
    this.clock = clock;
    this.ids = ids;
  }

  /** A notification of these events; a handshake, heartbeat or status has none. */
  public Bundle bundle(
      KeptSubscription subscription, NotificationType type, List<DisclosableEvent> events) {
    var bundle = new Bundle().setType(BundleType.HISTORY);
    bundle.setId(ids.get().toString());
    bundle.getMeta().addProfile(BackportUrl.NOTIFICATION_PROFILE.url());
    bundle.setTimestampElement(instant(clock.instant()));
    var status = status(subscription, type, events);
    bundle
        .addEntry()
        .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
        .setResource(status);
    answered(
        bundle.getEntryFirstRep(),
        HTTPVerb.GET,
        base.get() + "/Subscription/" + subscription.id() + "/$status",
        "200");
    var entries = new LinkedHashMap<String, BundleEntryComponent>();
    for (var event : events) {
      if (event.withheld() == null && event.shown() != Content.EMPTY) {
        entries(event, entries);
      }
    }
    entries.values().forEach(bundle::addEntry);
    return bundle;
  }

  /** The status of a subscription, with these events. */
  public Parameters status(
      KeptSubscription subscription, NotificationType type, List<DisclosableEvent> events) {
    var status = new Parameters();
    status.setId(ids.get().toString());
    status.getMeta().addProfile(BackportUrl.STATUS_PROFILE.url());
    status
        .addParameter()
        .setName("subscription")
        .setValue(new Reference(base.get() + "/Subscription/" + subscription.id()));
    // The guide: SHOULD NOT be present with an empty payload.
    if (subscription.terms().content() != Content.EMPTY) {
      status
          .addParameter()
          .setName("topic")
          .setValue(new CanonicalType(subscription.terms().topic().url()));
    }
    status.addParameter().setName("status").setValue(new CodeType(subscription.status().code()));
    status.addParameter().setName("type").setValue(new CodeType(type.code()));
    status
        .addParameter()
        .setName("events-since-subscription-start")
        .setValue(new StringType(Long.toString(subscription.eventCount())));
    events.forEach(event -> status.addParameter(event(event)));
    var reason = subscription.reason();
    if (reason != null) {
      status.addParameter().setName("error").setValue(error(reason));
    }
    return status;
  }

  /** One event with its allowed content, as an event of the status. */
  public Parameters told(DisclosableEvent event) {
    return new Parameters().addParameter(event(event));
  }

  /** The address of the FHIR R4 door as others reach it. */
  public URI base() {
    return base.get();
  }

  /** SHA-256 of an event's shown content, in 64 hexadecimal characters; equal at every attempt. */
  public String contentHash(DisclosableEvent event) {
    var text = new StringBuilder(json(told(event)));
    if (event.withheld() == null && event.shown() != Content.EMPTY) {
      var entries = new LinkedHashMap<String, BundleEntryComponent>();
      entries(event, entries);
      var bundle = new Bundle();
      entries.values().forEach(bundle::addEntry);
      text.append(json(bundle));
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  String json(Resource resource) {
    return fhir.newJsonParser().encodeResourceToString(resource);
  }

  private ParametersParameterComponent event(DisclosableEvent cleared) {
    var event = cleared.event();
    var told = new ParametersParameterComponent().setName("notification-event");
    told.addPart().setName("event-number").setValue(new StringType(Long.toString(event.number())));
    told.addPart().setName("timestamp").setValue(instant(event.occurredAt()));
    if (cleared.withheld() != null) {
      told.addExtension(BackportUrl.EVENT_WITHHELD, new BooleanType(true));
    } else if (cleared.shown() != Content.EMPTY) {
      told.addPart()
          .setName("focus")
          .setValue(new Reference(url(event.focusType() + "/" + event.focusId())));
      event
          .context()
          .forEach(
              other ->
                  told.addPart().setName("additional-context").setValue(new Reference(url(other))));
    }
    return told;
  }

  // A resource with several events appears once in the Bundle, in the version of the last event.
  private void entries(DisclosableEvent cleared, Map<String, BundleEntryComponent> entries) {
    var event = cleared.event();
    var focus = event.focusType() + "/" + event.focusId();
    if (cleared.shown() != Content.FULL_RESOURCE) {
      entries.put(focus, told(focus));
      event.context().forEach(other -> entries.computeIfAbsent(other, this::told));
      return;
    }
    var version = record.read(event.focusType(), event.focusId(), event.focusVersion());
    entries.put(focus, changed(focus, event, version));
    for (var other : event.context()) {
      entries.computeIfAbsent(other, key -> beside(key, version));
    }
  }

  private BundleEntryComponent told(String reference) {
    return answered(entry(reference), HTTPVerb.GET, reference, "200");
  }

  private BundleEntryComponent changed(
      String focus, NumberedEvent event, Optional<StoredResource> version) {
    var resource = content(version);
    if (resource == null) {
      return answered(entry(focus), HTTPVerb.DELETE, focus, "204");
    }
    var made = event.focusVersion() == 1;
    var entry = entry(focus).setResource(resource);
    return made
        ? answered(entry, HTTPVerb.POST, event.focusType(), "201")
        : answered(entry, HTTPVerb.PUT, focus, "200");
  }

  // The version of the moment when the focus was written, so that every attempt shows the same.
  private BundleEntryComponent beside(String reference, Optional<StoredResource> focus) {
    var parts = reference.split("/", -1);
    var then = focus.flatMap(written -> withOrBefore(written, parts[0], parts[1]));
    var resource = content(then);
    return resource == null
        ? answered(entry(reference), HTTPVerb.GET, reference, "404")
        : answered(entry(reference).setResource(resource), HTTPVerb.GET, reference, "200");
  }

  private Optional<StoredResource> withOrBefore(StoredResource written, String type, String id) {
    var versions = record.history(type, id, MOST_VERSIONS);
    return versions.stream()
        .filter(version -> version.message().equals(written.message()))
        .findFirst()
        .or(
            () ->
                versions.stream()
                    .filter(version -> !version.lastUpdated().isAfter(written.lastUpdated()))
                    .findFirst());
  }

  private BundleEntryComponent entry(String reference) {
    return new BundleEntryComponent().setFullUrl(url(reference));
  }

  private @Nullable Resource content(Optional<StoredResource> version) {
    return version
        .filter(stored -> !stored.deleted())
        .map(stored -> (Resource) fhir.newJsonParser().parseResource(stored.json()))
        .orElse(null);
  }

  private static BundleEntryComponent answered(
      BundleEntryComponent entry, HTTPVerb method, String url, String status) {
    entry.getRequest().setMethod(method).setUrl(url);
    entry.getResponse().setStatus(status);
    return entry;
  }

  private static CodeableConcept error(String reason) {
    var error = new CodeableConcept();
    if (reason.equals(Failure.NO_RESPONSE.code()) || reason.equals(Failure.TIMEOUT.code())) {
      error.addCoding().setSystem(CodeSystemUrl.SUBSCRIPTION_ERROR.url()).setCode("no-response");
    }
    error.addCoding().setSystem(AdapterUrl.DELIVERY_ERROR_CODES).setCode(reason);
    return error;
  }

  private String url(String reference) {
    return base.get() + "/" + reference;
  }

  private static InstantType instant(Instant moment) {
    var value = new InstantType(Date.from(moment));
    value.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
    return value;
  }
}
