package nl.pzp.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.record.StoredResource;
import nl.pzp.record.Written;

/** The result of each part of a message. */
final class WrittenParts {

  private final Map<Part, Written> all = new LinkedHashMap<>();

  void put(Part part, Written written) {
    all.put(part, written);
  }

  Optional<Written> of(Part part) {
    return Optional.ofNullable(all.get(part));
  }

  /** The written parts that changed, as {@code Type/id/_history/version}. */
  List<String> versions() {
    return all.values().stream()
        .filter(Written::changed)
        .map(Written::resource)
        .map(WrittenParts::version)
        .toList();
  }

  List<Written> changed() {
    return all.values().stream().filter(Written::changed).toList();
  }

  static String version(StoredResource resource) {
    return resource.type() + "/" + resource.id() + "/_history/" + resource.version();
  }
}
