package nl.pzp.bench.neighbours;

/** What the hospital does with a message that it gets. */
public enum Manners {
  /** Answers AA. */
  TAKE,
  /** Answers AR: never send it again. */
  REFUSE,
  /** Answers AE: send it again. */
  FAIL,
  /** Reads and says nothing. */
  HANG,
  /** Closes the connection. */
  VANISH
}
