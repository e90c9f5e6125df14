package nl.pzp.mirror;

import java.util.List;

/**
 * What is to be done about one person in one mirror.
 *
 * @param pieces what stands before another does not refer to it, but for circles
 * @param takeBack what is to leave the mirror whoever changed it
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
