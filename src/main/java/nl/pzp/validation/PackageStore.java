package nl.pzp.validation;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import nl.pzp.problem.Problem;

/**
 * The folder of national packages. Every read verifies the list's sha256; only matching packages
 * are stored.
 */
public final class PackageStore {

  private final Path folder;
  private final PackageServer server;
  private final PackageArchive archive = PackageArchive.withUsualLimits();

  public PackageStore(Path folder, PackageServer server) {
    this.folder = folder;
    this.server = server;
  }

  PackageRead read(NationalPackage wanted) {
    var file = folder.resolve(wanted.fileName());
    if (!Files.isRegularFile(file)) {
      return refused(ValidationProblem.PACKAGE_ABSENT, wanted);
    }
    try {
      if (Files.size(file) > PackageServer.MOST_BYTES) {
        return refused(ValidationProblem.PACKAGE_TOO_LARGE, wanted);
      }
      var bytes = Files.readAllBytes(file);
      if (!Sha256.of(bytes).equals(wanted.sha256())) {
        return refused(ValidationProblem.PACKAGE_HASH_WRONG, wanted);
      }
      return unpacked(wanted, bytes);
    } catch (IOException e) {
      return refused(ValidationProblem.PACKAGE_UNREADABLE, wanted);
    }
  }

  /** Whether the folder holds this package, byte for byte as the list names it. */
  public boolean has(NationalPackage wanted) {
    return read(wanted) instanceof PackageRead.Content;
  }

  /** Whether a server is set from which packages can be fetched. */
  public boolean canFetch() {
    return server.isConfigured();
  }

  /**
   * Fetches a package from the configured server into the folder, unless it is there already.
   *
   * @return why it could not be had; empty when it now lies in the folder
   */
  public Optional<Problem> fetch(NationalPackage wanted) {
    if (has(wanted)) {
      return Optional.empty();
    }
    Path download;
    try {
      Files.createDirectories(folder);
      download = Files.createTempFile(folder, ".download-", ".part");
    } catch (IOException e) {
      return Optional.of(problem(ValidationProblem.PACKAGE_FOLDER_UNWRITABLE, wanted));
    }
    try {
      var problem = server.download(wanted, download);
      if (problem.isEmpty()) {
        keep(download, folder.resolve(wanted.fileName()));
      }
      return problem;
    } catch (IOException e) {
      return Optional.of(problem(ValidationProblem.PACKAGE_FOLDER_UNWRITABLE, wanted));
    } finally {
      discard(download);
    }
  }

  private PackageRead unpacked(NationalPackage wanted, byte[] bytes) {
    var content = archive.read(bytes);
    return content
        .refusal()
        .<PackageRead>map(
            fault ->
                new PackageRead.Refused(
                    problem(ValidationProblem.PACKAGE_ARCHIVE_REFUSED, wanted)
                        .with("reason", fault.label())))
        .orElseGet(() -> new PackageRead.Content(wanted, content.resources()));
  }

  private static void keep(Path download, Path file) throws IOException {
    try {
      Files.move(
          download, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(download, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path download) {
    try {
      Files.deleteIfExists(download);
    } catch (IOException e) {
      download.toFile().deleteOnExit();
    }
  }

  private static PackageRead refused(ValidationProblem code, NationalPackage wanted) {
    return new PackageRead.Refused(problem(code, wanted));
  }

  static Problem problem(ValidationProblem code, NationalPackage wanted) {
    return Problem.of(code).with("package", wanted.id()).with("file", wanted.fileName());
  }
}
