package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import nl.pzp.record.KnownVersion;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Gives a person's versions as resources. A commit finds those again that an earlier one parsed,
 * for ten minutes and within a fixed size: a version never changes, and one that was deleted or
 * erased is in no snapshot. They are shared only while their person is locked, so that no two
 * threads use the same resource, which builds parts of itself when it is read.
 */
public final class ParsedVersions {

  private static final Duration IDLE = Duration.ofMinutes(10);
  // Characters of JSON; as resources they take about ten times as many bytes.
  private static final long MOST_CHARACTERS = 4_000_000;

  private final FhirContext fhir;
  private final Cache<KnownVersion, ParsedVersion> parsed =
      Caffeine.newBuilder()
          .expireAfterAccess(IDLE)
          .maximumWeight(MOST_CHARACTERS)
          .weigher((KnownVersion key, ParsedVersion one) -> one.characters())
          .build();

  ParsedVersions(FhirContext fhir) {
    this.fhir = fhir;
  }

  /** A person as a change sees them, who is locked by it. */
  PersonResources of(RecordChange change, PersonId person) {
    return new PersonResources(change.snapshot(person), this::parse, parsed::getIfPresent);
  }

  /** A person as the record has them now, for a reader outside a change. */
  public PersonResources of(PatientRecord record, PersonId person) {
    return new PersonResources(record.snapshot(person), this::parse, version -> null);
  }

  /** Keeps what a change parsed, once it is committed. */
  void keep(PersonResources resources) {
    resources.soFar().forEach(each -> parsed.put(each.version(), each));
  }

  /** The number of versions kept. */
  Collection<ParsedVersion> kept() {
    return parsed.asMap().values();
  }

  /** One version as a resource. */
  public Resource parse(StoredResource stored) {
    var resource = (Resource) fhir.newJsonParser().parseResource(stored.json());
    resource.getMeta().setSource(stored.source());
    return resource;
  }
}
