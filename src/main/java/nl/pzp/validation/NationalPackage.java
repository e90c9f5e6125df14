package nl.pzp.validation;

import ca.uhn.fhir.context.FhirVersionEnum;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One package of national profiles from {@code profiles/packages.yaml}.
 *
 * @param path below the URL of a FHIR package server
 * @param sha256 of the package file, 64 lower-case hexadecimal digits
 * @param guide whether it is the implementation guide itself, rather than a dependency
 * @param canonicals URL prefixes of its definitions
 */
public record NationalPackage(
    String name,
    String version,
    FhirVersionEnum fhirVersion,
    String path,
    String sha256,
    boolean guide,
    List<String> canonicals) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
  private static final Pattern PATH = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/-]*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public NationalPackage {
    canonicals = List.copyOf(canonicals);
    require(NAME, name);
    require(NAME, version);
    require(PATH, path);
    require(SHA256, sha256);
  }

  /** Name and version as FHIR writes them together: {@code name#version}. */
  public String id() {
    return name + "#" + version;
  }

  /** The name of its file in the folder of packages. */
  public String fileName() {
    return name + "-" + version + ".tgz";
  }

  boolean defines(String canonical) {
    return canonicals.stream().anyMatch(base -> canonical.startsWith(base + "/"));
  }

  private static void require(Pattern pattern, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException("Not usable in the list of packages: " + value);
    }
  }
}
