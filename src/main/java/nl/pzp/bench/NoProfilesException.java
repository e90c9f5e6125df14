package nl.pzp.bench;

import java.nio.file.Path;

/** The profiles folder is missing, and with it the problem catalogue that would explain so. */
final class NoProfilesException extends RuntimeException {

  NoProfilesException(Path folder) {
    super(
        "No folder with profiles at "
            + folder.toAbsolutePath().normalize()
            + ". Name it with --profiles-dir, or put it into the working folder or beside the jar.");
  }
}
