package nl.pzp.bench.neighbours;

/** The hospital's reaction to a received message. */
public enum Manners {
  /** Answers AA. */
  TAKE,
  /** Answers AR: never send it again. */
  REFUSE,
  /** Answers AE: send it again. */
  FAIL,
  /** Reads and does not answer. */
  HANG,
  /** Closes the connection. */
  VANISH
}
