package nl.pzp.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON files of a FHIR package's {@code package/} folder from a gzipped tar, in memory
 * only. An entry that points outside, links or is too large makes the whole archive invalid, since
 * no package publisher makes one.
 *
 * @param entryBytes maximum bytes of one entry
 * @param totalBytes maximum bytes of all entries
 * @param entries maximum number of entries
 */
record PackageArchive(long entryBytes, long totalBytes, int entries) {

  private static final String FOLDER = "package/";

  /** Room for ten times the largest national package. */
  static PackageArchive withUsualLimits() {
    return new PackageArchive(16L << 20, 512L << 20, 20_000);
  }

  ArchiveContent read(byte[] archive) {
    try (var tar =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      return read(tar);
    } catch (IOException | IllegalArgumentException e) {
      return ArchiveContent.refused(ArchiveContent.Fault.UNREADABLE);
    }
  }

  private ArchiveContent read(TarArchiveInputStream tar) throws IOException {
    var resources = new ArrayList<byte[]>();
    var total = 0L;
    var count = 0;
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      count++;
      total += entry.getSize();
      var fault = faultOf(entry, count, total);
      if (fault != null) {
        return ArchiveContent.refused(fault);
      }
      if (isResource(entry)) {
        resources.add(bytes(tar, entry));
      }
    }
    return new ArchiveContent(resources, Optional.empty());
  }

  private ArchiveContent.@Nullable Fault faultOf(TarArchiveEntry entry, int count, long total) {
    if (pointsOutside(entry.getName())) {
      return ArchiveContent.Fault.PATH_OUTSIDE;
    }
    if (isNeitherFileNorFolder(entry)) {
      return ArchiveContent.Fault.LINK;
    }
    if (entry.getSize() < 0 || entry.getSize() > entryBytes) {
      return ArchiveContent.Fault.ENTRY_TOO_LARGE;
    }
    if (count > entries) {
      return ArchiveContent.Fault.TOO_MANY_ENTRIES;
    }
    return total > totalBytes ? ArchiveContent.Fault.TOO_LARGE : null;
  }

  private static boolean isNeitherFileNorFolder(TarArchiveEntry entry) {
    return entry.isSymbolicLink()
        || entry.isLink()
        || entry.isCharacterDevice()
        || entry.isBlockDevice()
        || entry.isFIFO();
  }

  private static boolean pointsOutside(String name) {
    var path = name.replace('\\', '/');
    return path.startsWith("/")
        || path.matches("(?s)[A-Za-z]:.*")
        || path.indexOf('\0') >= 0
        || java.util.Arrays.asList(path.split("/")).contains("..");
  }

  /** Resources lie in the folder itself; examples and the like in folders below it. */
  private static boolean isResource(TarArchiveEntry entry) {
    var name = entry.getName();
    return entry.isFile()
        && name.startsWith(FOLDER)
        && name.endsWith(".json")
        && name.indexOf('/', FOLDER.length()) < 0;
  }

  private static byte[] bytes(InputStream tar, TarArchiveEntry entry) throws IOException {
    var bytes = tar.readNBytes((int) entry.getSize());
    if (bytes.length != entry.getSize()) {
      throw new IOException("Entry ends early");
    }
    return bytes;
  }
}
