package nl.pzp.validation;

import ca.uhn.fhir.context.FhirVersionEnum;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    NationalPackage toPackage() throws IOException {
      var fhir = FhirVersionEnum.forVersionString(fhirVersion);
      if (fhir == null) {
        throw new IOException("Unknown FHIR version " + fhirVersion + " of package " + name);
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
   * @throws UncheckedIOException when the file cannot be read or is no such list
   */
  public static PackageList read(Path file) {
    try {
      var document = new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), Document.class);
      var packages = new java.util.ArrayList<NationalPackage>();
      for (var entry : document.packages()) {
        packages.add(entry.toPackage());
      }
      return new PackageList(packages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
