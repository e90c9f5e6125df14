package nl.pzp.mirror;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.pzp.record.StoredResource;
import org.jspecify.annotations.Nullable;

/**
 * One resource to write to or delete from the mirror.
 *
 * @param stored its current version; a tombstone is deleted there
 * @param content the content to write, or null for a tombstone
 * @param kept our knowledge of it in the mirror, or null when it was never sent
 */
record MirrorChange(StoredResource stored, @Nullable ObjectNode content, @Nullable Kept kept) {

  Key key() {
    return Key.of(stored);
  }

  boolean isDeletion() {
    return content == null;
  }

  /** Whether the mirror should have it, as far as we know. */
  boolean isThere() {
    return kept != null && !kept.gone();
  }

  int size() {
    return stored.json().length() + 300;
  }

  @Override
  public String toString() {
    return stored.toString();
  }
}
