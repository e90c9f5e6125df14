package nl.pzp.record.search;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Codes of the value sets that {@code :in} may name. */
public interface ValueSets {

  /** The codes, or empty when the canonical is not known; a version in it must be known too. */
  Optional<Set<SearchToken>> codesOf(String canonical);

  /** Every canonical that is known. */
  SortedSet<String> canonicals();
}
