package nl.pzp.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.pull.R4Reading.Read;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Builds the transaction with which a source's resources enter the record, each under its own id.
 */
final class PullTransaction {

  private final SourceIds ids;
  private final PatientReferences references;
  private final ConversationPointers pointers;

  PullTransaction(SourceIds ids, PatientReferences references, ConversationPointers pointers) {
    this.ids = ids;
    this.references = references;
    this.pointers = pointers;
  }

  /**
   * The transaction.
   *
   * @param patient of the source; left out when it has no BSN of its own
   * @param patientId under which the record will know it
   * @param plan the resources to take over; those set aside are left out
   * @param deleted as {@code Type/id} of the record
   * @throws nl.pzp.problem.ProblemException when a resource belongs to another patient
   */
  Bundle of(
      SourceClient client,
      PullSubject subject,
      Read patient,
      boolean withPatient,
      String patientId,
      List<Read> plan,
      List<Read> conversations,
      List<String> deleted) {
    var source = client.source();
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle.getMeta().setSource(client.sourceUri());
    var named = ids.of(client, plan.stream().map(Read::fetched).toList());
    var ours = "Patient/" + patientId;
    var entries = new ArrayList<Resource>();
    if (withPatient && patient.resource() != null) {
      entries.add(own(client, patient.resource(), patientId));
    }
    for (var read : plan) {
      var resource = read.resource();
      if (resource != null) {
        entries.add(own(client, resource, named.getOrDefault(read.fetched().address(), "")));
      }
    }
    var pointed = new ArrayList<Resource>();
    for (var read : conversations) {
      if (read.resource() instanceof Condition condition) {
        var copy = condition.copy();
        references.rewrite(copy, source, patient.fetched(), ours, subject.bsn(), Map.of());
        var address = source.url() + "/" + read.fetched().address();
        var pointer = pointers.to(copy, address, client.name(), ours);
        pointed.add(own(client, pointer, ids.pointer(client, read.fetched())));
      }
    }
    entries.forEach(
        resource ->
            references.rewrite(resource, source, patient.fetched(), ours, subject.bsn(), named));
    Stream.concat(entries.stream(), pointed.stream())
        .forEach(resource -> entry(bundle, HTTPVerb.PUT, RelativeReference.of(resource), resource));
    deleted.forEach(address -> entry(bundle, HTTPVerb.DELETE, address, null));
    return bundle;
  }

  private static void entry(
      Bundle bundle, HTTPVerb verb, String address, @Nullable Resource resource) {
    var entry = bundle.addEntry();
    if (resource != null) {
      entry.setResource(resource);
    }
    entry.getRequest().setMethod(verb).setUrl(address);
  }

  // The version and origin that the server stamps are not part of the content.
  private static Resource own(SourceClient client, Resource resource, String id) {
    var copy = resource.copy();
    copy.setId(resource.fhirType() + "/" + id);
    copy.getMeta().setVersionId(null);
    copy.getMeta().setLastUpdated(null);
    copy.getMeta().setSource(client.sourceUri());
    return copy;
  }
}
