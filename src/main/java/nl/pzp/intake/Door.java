package nl.pzp.intake;

import java.util.Arrays;
import java.util.Optional;

/** A way in over HTTP, for one version of FHIR. */
public enum Door {
  R4("fhir-r4", "/fhir/r4", "4.0", "FHIR R4"),
  STU3("fhir-stu3", "/fhir/stu3", "3.0", "FHIR STU3");

  private final String id;
  private final String path;
  private final String version;
  private final String title;

  Door(String id, String path, String version, String title) {
    this.id = id;
    this.path = path;
    this.version = version;
    this.title = title;
  }

  public static Optional<Door> at(String path) {
    return Arrays.stream(values())
        .filter(door -> path.equals(door.path) || path.startsWith(door.path + "/"))
        .findFirst();
  }

  /** By which inbox, audit and policy know it. */
  public String id() {
    return id;
  }

  public String path() {
    return path;
  }

  public String title() {
    return title;
  }

  /** Whether a {@code fhirVersion} parameter means the version of this door. */
  public boolean speaks(String fhirVersion) {
    return fhirVersion.equals(version) || fhirVersion.startsWith(version + ".");
  }
}
