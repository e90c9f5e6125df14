package nl.pzp.bench;

import java.nio.file.Path;

/** There is no folder of profiles: without it there is no catalogue either to explain that. */
final class NoProfilesException extends RuntimeException {

  NoProfilesException(Path folder) {
    super(
        "No folder with profiles at "
            + folder.toAbsolutePath().normalize()
            + ". Name it with --profiles-dir, or put it into the working folder or beside the jar.");
  }
}
