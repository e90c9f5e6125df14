package nl.pzp.mirror;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.pzp.record.StoredResource;
import org.jspecify.annotations.Nullable;

/**
 * One resource that the mirror lacks, or has too much.
 *
 * @param stored as it is now; a tombstone is to be deleted over there
 * @param content what is brought, or null for a tombstone
 * @param kept what is known of it over there, or null when it was never brought
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
