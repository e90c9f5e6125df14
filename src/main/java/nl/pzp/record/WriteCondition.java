package nl.pzp.record;

/** A condition on the current version; a write that fails it is refused with 412. */
public sealed interface WriteCondition {

  static WriteCondition none() {
    return new None();
  }

  /** If-Match: the current version is this one. */
  static WriteCondition versionMatches(int version) {
    return new VersionMatches(version);
  }

  /** If-None-Match {@code *}: there is no current version; a deleted resource counts as absent. */
  static WriteCondition absent() {
    return new Absent();
  }

  /** Write whatever is there. */
  record None() implements WriteCondition {}

  /** Write only over this version. */
  record VersionMatches(int version) implements WriteCondition {}

  /** Write only where nothing is. */
  record Absent() implements WriteCondition {}
}
