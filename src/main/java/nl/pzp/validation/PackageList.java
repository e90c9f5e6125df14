package nl.pzp.validation;

import ca.uhn.fhir.context.FhirVersionEnum;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.pzp.terminology.Profiles;

/** The national packages that messages are checked against, in the order in which they load. */
public record PackageList(List<NationalPackage> packages) {

  private record Entry(
      String name,
      String version,
      String fhirVersion,
      String path,
      String sha256,
      boolean guide,
      List<String> canonicals) {

    NationalPackage toPackage() {
      var fhir = FhirVersionEnum.forVersionString(fhirVersion);
      if (fhir == null) {
        throw new IllegalArgumentException(
            "Unknown FHIR version " + fhirVersion + " of package " + name);
      }
      return new NationalPackage(name, version, fhir, path, sha256, guide, canonicals);
    }
  }

  private record Document(List<Entry> packages) {}

  public PackageList {
    packages = List.copyOf(packages);
    var ids = packages.stream().map(NationalPackage::id).collect(Collectors.toSet());
    if (ids.size() != packages.size()) {
      throw new IllegalArgumentException("A package stands twice in the list");
    }
  }

  /**
   * Reads {@code packages.yaml}.
   *
   * @throws java.io.UncheckedIOException when the file cannot be read or is no such list
   * @throws IllegalArgumentException when it names something that no package can have
   */
  public static PackageList read(Profiles profiles) {
    return new PackageList(
        profiles.yaml("packages.yaml", Document.class).packages().stream()
            .map(Entry::toPackage)
            .toList());
  }

  /** The packages of one FHIR version. */
  public List<NationalPackage> of(FhirVersionEnum version) {
    return packages.stream().filter(p -> p.fhirVersion() == version).toList();
  }

  public Optional<NationalPackage> named(String name, String version) {
    return packages.stream()
        .filter(p -> p.name().equals(name) && p.version().equals(version))
        .findFirst();
  }
}
