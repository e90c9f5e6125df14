package nl.pzp.pull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;

/** Reads the resources of one source that the record already holds. */
final class KnownFromSource {

  static final String WAY_IN = "fhir-pull";

  private final PatientRecord record;
  private final Inbox inbox;
  private final SourceIds ids;
  private final Set<String> types;

  /**
   * @param types of the plan
   */
  KnownFromSource(PatientRecord record, Inbox inbox, SourceIds ids, Set<String> types) {
    this.record = record;
    this.inbox = inbox;
    this.ids = ids;
    var all = new TreeSet<>(types);
    all.add("DocumentReference");
    this.types = all;
  }

  /** Every resource of the source that is valid now. */
  List<StoredResource> of(SourceClient client, Optional<PersonId> person) {
    return person
        .map(
            known ->
                record.current(known, Set.of()).stream()
                    .filter(each -> each.source().equals(client.sourceUri()))
                    .toList())
        .orElse(List.of());
  }

  /** The id under which the record knows the source's Patient. */
  static Optional<String> patientId(List<StoredResource> own) {
    return own.stream()
        .filter(each -> each.type().equals("Patient") && !each.deleted())
        .map(StoredResource::id)
        .findFirst();
  }

  /** A hash that changes with every change to the source's resources in the record. */
  static String fingerprint(List<StoredResource> own) {
    var all = new TreeSet<String>();
    own.forEach(each -> all.add(each.toString()));
    return String.join(" ", all);
  }

  /**
   * The resources of an earlier pull that this one lacks: the address at the source by the record's
   * reference.
   */
  Map<String, String> noLongerGiven(
      SourceClient client, List<StoredResource> own, Set<String> givenNow) {
    var bodies = new HashMap<MessageId, List<Fetched>>();
    var missing = new HashMap<String, String>();
    for (var stored : own) {
      var reference = stored.type() + "/" + stored.id();
      if (!stored.deleted() && types.contains(stored.type()) && !givenNow.contains(reference)) {
        var body = bodies.computeIfAbsent(stored.message(), this::body);
        address(client, stored, body).ifPresent(address -> missing.put(reference, address));
      }
    }
    return missing;
  }

  private List<Fetched> body(MessageId message) {
    return inbox
        .find(message)
        .filter(kept -> kept.summary().door().equals(WAY_IN))
        .map(kept -> kept.body())
        .map(KeptBody::read)
        .orElse(new ArrayList<>());
  }

  private Optional<String> address(SourceClient client, StoredResource stored, List<Fetched> body) {
    var named = ids.of(client, body);
    return SourceIds.named(
            stored.id(),
            body.stream().filter(each -> each.type().equals(stored.type())).toList(),
            each -> named.getOrDefault(each.address(), ""))
        .or(() -> SourceIds.named(stored.id(), body, each -> ids.pointer(client, each)))
        .map(Fetched::address);
  }
}
