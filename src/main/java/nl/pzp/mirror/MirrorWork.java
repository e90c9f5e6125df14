package nl.pzp.mirror;

import java.util.List;

/**
 * The changes to one person in one mirror.
 *
 * @param pieces referenced resources first, except in a cycle
 * @param takeBack resources to delete, even if another party changed them
 */
public record MirrorWork(MirrorEvent event, List<MirrorChange> pieces, List<Kept> takeBack) {

  public MirrorWork {
    pieces = List.copyOf(pieces);
    takeBack = List.copyOf(takeBack);
  }

  @Override
  public String toString() {
    return event + ", " + (pieces.size() + takeBack.size()) + " resources";
  }
}
