package nl.pzp.record.atrest;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import nl.pzp.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of key files. A key file never encrypts content itself: it wraps the data keys that
 * lie in the database, so that neither the database alone nor the files alone give anything away.
 */
final class KeyFolder {

  /**
   * One key-encryption key.
   *
   * @param aead wraps and unwraps data keys; Tink gives the same of a key that a KMS keeps
   */
  record FileKey(String id, Instant created, Aead aead) {}

  private static final Logger LOG = LoggerFactory.getLogger(KeyFolder.class);

  private static final int KEY_BYTES = 32;
  private static final String PREFIX = "record-";
  private static final String SUFFIX = ".key";

  private final Path folder;
  private final Clock clock;
  private final SecureRandom random;

  KeyFolder(Path folder, Clock clock, SecureRandom random) {
    this.folder = folder;
    this.clock = clock;
    this.random = random;
  }

  static String fileName(String id) {
    return PREFIX + id + SUFFIX;
  }

  /**
   * @throws nl.pzp.problem.ProblemException when there is no such file, or it is damaged
   */
  FileKey get(String id) {
    var file = folder.resolve(fileName(id));
    if (!Files.exists(file)) {
      throw problem(AtRestProblem.KEY_FILE_MISSING, fileName(id)).asException();
    }
    warnIfOthersCanRead(file);
    return read(file, id);
  }

  /** The key file that was made last, if there is any. */
  Optional<FileKey> newest() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    var all = new ArrayList<FileKey>();
    try (var files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        all.add(read(file, name.substring(PREFIX.length(), name.length() - SUFFIX.length())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.stream().max(Comparator.comparing(FileKey::created));
  }

  /** Makes a new key file that only its owner can read; it is on disk when this returns. */
  FileKey make() {
    var bytes = AeadKeys.newKey();
    var idBytes = new byte[4];
    random.nextBytes(idBytes);
    var id = HexFormat.of().formatHex(idBytes);
    var created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var text =
        """
        # Key of the patient record. Without this file the record cannot be read.
        # Keep a copy of it apart from the backups of the database.
        created=%s
        key=%s
        """
            .formatted(created, Base64.getEncoder().encodeToString(bytes));
    try {
      Files.createDirectories(folder, ownerOnly("rwx------"));
      writeDurably(folder.resolve(fileName(id)), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FileKey(id, created, AeadKeys.single(bytes));
  }

  Problem problem(AtRestProblem code, String file) {
    return Problem.of(code).with("file", file).with("folder", folder.toString());
  }

  private FileKey read(Path file, String id) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
      var bytes = Base64.getDecoder().decode(properties.getProperty("key", ""));
      var created = Instant.parse(properties.getProperty("created", ""));
      if (bytes.length == KEY_BYTES) {
        return new FileKey(id, created, AeadKeys.single(bytes));
      }
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
      // Said below, without the text of the file.
    }
    throw problem(AtRestProblem.KEY_FILE_UNREADABLE, fileName(id)).asException();
  }

  private void warnIfOthersCanRead(Path file) {
    try {
      if (isPosix()
          && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        LOG.warn("Key file {} can be read by every user of this machine", file.getFileName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // First aside, then under its name: nobody ever sees half a key file, not even after a power cut.
  private void writeDurably(Path file, String text) throws IOException {
    var aside = folder.resolve(file.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            aside,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly("rw-------"))) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    if (isPosix()) {
      try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
