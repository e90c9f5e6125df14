package nl.pzp.record;

import java.util.List;
import java.util.Optional;

/** Keeps every message as it came, before anything is done with it. */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Inbox {

  /**
   * Takes a message in; when this returns, its bytes are on disk.
   *
   * @throws nl.pzp.problem.ProblemException when the sender's name or control id is too long to
   *     keep
   */
  public Receipt receive(IncomingMessage message) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Keeps what is known of a message whose body was too large to read, with its refusal. */
  public MessageId refuseUnread(UnreadMessage message, Answer answer, List<String> problemCodes) {
    throw new UnsupportedOperationException("in the making");
  }

  /**
   * Settles a message as refused. Only for what a repeat would not heal: a message that failed for
   * want of a database or a neighbour is left as received, so that its repeat is processed.
   */
  public void refuse(MessageId id, Answer answer, List<String> problemCodes) {
    throw new UnsupportedOperationException("in the making");
  }

  /** The message with its content. */
  public Optional<KeptMessage> find(MessageId id) {
    throw new UnsupportedOperationException("in the making");
  }

  /** The newest messages that pass the filter, newest first, at most 500. */
  public List<MessageSummary> list(MessageFilter filter, int limit) {
    throw new UnsupportedOperationException("in the making");
  }
}
