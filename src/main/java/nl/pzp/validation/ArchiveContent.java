package nl.pzp.validation;

import java.util.List;
import java.util.Optional;

/**
 * The content of a package archive: its resources, or the reason to refuse it.
 *
 * @param refusal empty when the whole archive was read
 */
record ArchiveContent(List<byte[]> resources, Optional<Fault> refusal) {

  /** Reasons to refuse an archive; {@link #label} appears in the problem. */
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
