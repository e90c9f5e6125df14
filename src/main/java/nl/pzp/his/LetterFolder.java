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
 * A folder in which files lie for others. A file has its name when it is whole and on disk, and the
 * name itself is on disk when it was put there: the file component of the routes writes nothing
 * through, whatever its option says (docs/adr/0024).
 */
final class LetterFolder {

  private final Path folder;

  LetterFolder(Path folder) {
    this.folder = folder;
  }

  /** Puts a letter there under its name; a file of that name is replaced. */
  public void put(LetterFile letter) {
    put(letter.name(), letter.content());
  }

  /**
   * Puts a file there; one of that name is replaced.
   *
   * @throws UncheckedIOException when it is not on disk, and may be there or not
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

  // Windows opens no folder as a file, and needs none of this.
  private void keepName() throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
