package nl.pzp.validation;

import java.util.List;
import java.util.Optional;

/**
 * What came out of a package archive: the resources as they lie there, or why none was taken.
 *
 * @param refusal empty when the whole archive was read
 */
record ArchiveContent(List<byte[]> resources, Optional<Fault> refusal) {

  /** Why an archive is refused whole; {@link #label} is what the problem shows. */
  enum Fault {
    PATH_OUTSIDE("path"),
    LINK("link"),
    ENTRY_TOO_LARGE("entry-size"),
    TOO_MANY_ENTRIES("entries"),
    TOO_LARGE("size"),
    UNREADABLE("unreadable");

    private final String label;

    Fault(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  ArchiveContent {
    resources = List.copyOf(resources);
  }

  static ArchiveContent refused(Fault fault) {
    return new ArchiveContent(List.of(), Optional.of(fault));
  }
}
