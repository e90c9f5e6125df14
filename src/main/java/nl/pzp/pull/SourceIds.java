package nl.pzp.pull;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.DeterministicId;

/**
 * Gives a source's resources their ids in the record. The id is the same at every pull, and the
 * same as when the source posts the resource. It derives from the resource's identifier, else from
 * its address.
 */
final class SourceIds {

  private static final String POINTER = "DocumentReference";

  private final PatientSearch patients;

  SourceIds(PatientSearch patients) {
    this.patients = patients;
  }

  /** The ids of these resources, by their address at the source. */
  Map<String, String> of(SourceClient client, Collection<Fetched> resources) {
    var byIdentifier = new HashMap<String, Integer>();
    for (var resource : resources) {
      identified(client, resource).ifPresent(id -> byIdentifier.merge(id, 1, Integer::sum));
    }
    var ids = new HashMap<String, String>();
    for (var resource : resources) {
      // An identifier that two resources share identifies neither.
      var id =
          identified(client, resource)
              .filter(identified -> byIdentifier.getOrDefault(identified, 0) == 1)
              .orElseGet(
                  () ->
                      DeterministicId.of(
                          client.sourceUri(),
                          resource.type(),
                          client.source().url() + "/" + resource.address()));
      ids.put(resource.address(), id);
    }
    return ids;
  }

  /** The id of the pointer to a conversation. */
  String pointer(SourceClient client, Fetched conversation) {
    return DeterministicId.of(
        client.sourceUri(), POINTER, client.source().url() + "/" + conversation.address());
  }

  private Optional<String> identified(SourceClient client, Fetched resource) {
    return resource.identifiers().stream()
        .filter(identifier -> !patients.isBsn(identifier))
        .filter(identifier -> !identifier.path("system").asText().isEmpty())
        .filter(identifier -> !identifier.path("value").asText().isEmpty())
        // Eleven-test numbers are skipped: a BSN may stand under another system.
        .filter(identifier -> Bsn.parse(identifier.path("value").asText()).isEmpty())
        .findFirst()
        .map(
            identifier ->
                DeterministicId.of(
                    client.sourceUri(),
                    resource.type(),
                    identifier.path("system").asText(),
                    identifier.path("value").asText()));
  }

  /** The first of these resources that has this id. */
  static Optional<Fetched> named(
      String id, Collection<Fetched> resources, Function<Fetched, String> ids) {
    return resources.stream().filter(resource -> id.equals(ids.apply(resource))).findFirst();
  }
}
