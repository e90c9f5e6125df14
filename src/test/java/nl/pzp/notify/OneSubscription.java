package nl.pzp.notify;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.subscription.DisclosureBasis;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.ResourceToStore;
import nl.pzp.record.TestRecord;
import nl.pzp.record.WriteCondition;

/** A desk with one operator subscription, and the record that its tests need. */
public final class OneSubscription {

  public static final String URA = "http://fhir.nl/fhir/NamingSystem/ura";
  public static final String RECEIVER = URA + "|00005678";
  public static final String ADAPTER = "https://pzp-adapter.github.io/fhir/adapter";

  private OneSubscription() {}

  /** A desk with one subscription, to markings by this channel. */
  public static NotifyDesk by(
      Path folder,
      Clock clock,
      String channel,
      URI endpoint,
      List<String> filters,
      Function<TestRecord, List<Channel>> channels) {
    var wanted =
        new EventSettings.Operators(
            "palliative-marking",
            channel,
            endpoint,
            DisclosureBasis.CONSENT,
            "id-only",
            List.of(),
            null,
            filters,
            null,
            100);
    return new NotifyDesk(
            TestRecord.embedded(folder),
            folder.resolve("keys"),
            clock,
            NotifyDesk.quick(Map.of("receiver", wanted)),
            "only",
            null,
            channels)
        .start();
  }

  /** A patient with or without the receiver in the care network. */
  public static void patient(NotifyDesk desk, String patient, String bsn, boolean involved) {
    desk.changes()
        .of(
            patient,
            writer ->
                writer.store(
                    "Patient",
                    patient,
                    """
                    {"resourceType":"Patient","id":"%s",
                     "identifier":[{"system":"http://fhir.nl/fhir/NamingSystem/bsn","value":"%s"}],
                     "name":[{"family":"Zandstra"}],
                     "generalPractitioner":[{"identifier":{"system":"%s","value":"%s"}}]}"""
                        .formatted(patient, bsn, URA, involved ? "00005678" : "00009999")));
  }

  /** A resource that the adapter itself derives for a patient. */
  public static void shown(NotifyDesk desk, String patient, String type, String json) {
    desk.changes()
        .of(
            patient,
            writer ->
                writer
                    .change()
                    .write(
                        new ResourceToStore(
                            type,
                            type.toLowerCase(java.util.Locale.ROOT) + "-" + patient,
                            json,
                            ADAPTER,
                            writer.person(),
                            List.of(),
                            WriteCondition.none())));
  }

  /** A resource that belongs to no patient. */
  public static void nobodys(NotifyDesk desk, String type, String id, String json) {
    var message =
        desk.record()
            .inbox()
            .receive(
                new IncomingMessage(
                    "fhir-r4",
                    Changes.SOURCE,
                    id,
                    "application/fhir+json",
                    json.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .id();
    desk.record()
        .record()
        .change(
            message,
            change ->
                change.write(
                    new ResourceToStore(
                        type, id, json, Changes.SOURCE, null, List.of(), WriteCondition.none())));
  }
}
