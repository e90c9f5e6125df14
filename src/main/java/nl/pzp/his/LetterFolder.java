package nl.pzp.his;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files to a folder that others read. A file gets its name only when its content is on disk,
 * and the name itself is on disk on return. The file component of the routes syncs nothing,
 * whatever its option says (docs/adr/0024).
 */
final class LetterFolder {

  private final Path folder;

  LetterFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes a letter under its name and replaces a file of that name. */
  public void put(LetterFile letter) {
    put(letter.name(), letter.content());
  }

  /**
   * Writes a file and replaces one of that name.
   *
   * @throws UncheckedIOException when it is not on disk; the file may exist or not
   */
  void put(String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      var partial = folder.resolve("." + name + ".part");
      Files.write(partial, content);
      try (var file = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(
          partial,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      keepName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Windows cannot open a folder as a file, and needs no sync of it.
  private void keepName() throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
