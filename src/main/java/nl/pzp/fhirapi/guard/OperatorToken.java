package nl.pzp.fhirapi.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The operator's token, in a file that its owner alone can read. */
public final class OperatorToken {

  /** Name of the file in the data folder. */
  public static final String FILE = "management-token";

  private static final int BYTES = 32;
  private static final String OWNER_ONLY = "rw-------";

  private final Path file;
  private final byte[] expected;

  private OperatorToken(Path file, String token) {
    this.file = file;
    this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  /** The token of this folder; makes it where there is none. */
  public static OperatorToken in(Path folder, SecureRandom random) {
    var file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        write(file, random);
      }
      var token = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (token.isEmpty()) {
        throw new IllegalStateException(
            "The file " + FILE + " is empty: delete it and start again");
      }
      if (isPosix(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
      }
      return new OperatorToken(file, token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that holds it. */
  Path file() {
    return file;
  }

  /** Whether an Authorization header shows it. */
  boolean isShownBy(@Nullable String authorization) {
    return authorization != null
        && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
  }

  // First aside, so that a start that is cut off leaves no empty file under the name.
  private static void write(Path file, SecureRandom random) throws IOException {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    Files.createDirectories(file.toAbsolutePath().getParent());
    var aside = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(aside);
    Files.createFile(aside, ownerOnly(file));
    Files.writeString(aside, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
