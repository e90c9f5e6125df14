package nl.pzp.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.pzp.record.KnownVersion;
import nl.pzp.record.PatientSnapshot;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of one person as resources, each version parsed at most once. All readers of a commit
 * share the resources and change copies only.
 */
public final class PersonResources {

  private final PatientSnapshot snapshot;
  private final Function<StoredResource, Resource> parser;
  private final Function<KnownVersion, @Nullable ParsedVersion> parsedBefore;
  private final Map<KnownVersion, ParsedVersion> parsed = new HashMap<>();

  PersonResources(
      PatientSnapshot snapshot,
      Function<StoredResource, Resource> parser,
      Function<KnownVersion, @Nullable ParsedVersion> parsedBefore) {
    this.snapshot = snapshot;
    this.parser = parser;
    this.parsedBefore = parsedBefore;
  }

  public PersonId person() {
    return snapshot.person();
  }

  /**
   * All that holds now of these types, in the order of type and id; of a Patient one per source.
   *
   * @throws nl.pzp.problem.ProblemException when there are more than 10,000
   */
  public List<ParsedVersion> versions(Set<String> types) {
    return parsed(snapshot.known(types));
  }

  /** The same, the resources alone. */
  public List<Resource> all(Set<String> types) {
    return versions(types).stream().map(ParsedVersion::resource).toList();
  }

  /** The newest version of {@code Type/id}, where it is this person's. */
  public Optional<ParsedVersion> find(String reference) {
    var id = new IdType(reference);
    return id.hasResourceType() && id.hasIdPart()
        ? snapshot.find(id.getResourceType(), id.getIdPart()).stream()
            .flatMap(version -> parsed(List.of(version)).stream())
            .findFirst()
        : Optional.empty();
  }

  /** The versions with their content as the record has it. */
  public List<StoredResource> stored(Set<String> types) {
    return snapshot.current(types);
  }

  private List<ParsedVersion> parsed(List<KnownVersion> wanted) {
    var missing = new ArrayList<KnownVersion>();
    for (var version : wanted) {
      if (!parsed.containsKey(version)) {
        var before = parsedBefore.apply(version);
        if (before == null) {
          missing.add(version);
        } else {
          parsed.put(version, before);
        }
      }
    }
    for (var stored : snapshot.contents(missing)) {
      var version = KnownVersion.of(stored);
      parsed.put(version, new ParsedVersion(version, parser.apply(stored), stored.json().length()));
    }
    return wanted.stream().filter(parsed::containsKey).map(parsed::get).toList();
  }

  /** The versions parsed so far. */
  Collection<ParsedVersion> soFar() {
    return parsed.values();
  }
}
