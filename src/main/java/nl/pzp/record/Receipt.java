package nl.pzp.record;

/** The result of receiving a message; in each case the bytes are on disk. */
public sealed interface Receipt {

  /** The id of the message in the inbox: of this arrival, or of the first of its repeats. */
  MessageId id();

  /** New: process it. */
  record Kept(MessageId id) implements Receipt {}

  /** The same message came before and was answered: give that answer, change nothing. */
  record Repeated(MessageId id, StoredResponse answer) implements Receipt {}

  /**
   * The same message came before and was never answered, because the process stopped or still works
   * on it: process it under the same id.
   */
  record Unfinished(MessageId id) implements Receipt {}

  /**
   * The sender used a control id again for other content: refuse it.
   *
   * @param id under which this arrival is kept
   * @param first the message that had the control id before
   */
  record Reused(MessageId id, MessageId first) implements Receipt {}
}
