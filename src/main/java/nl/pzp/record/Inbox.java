package nl.pzp.record;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.problem.Problem;
import nl.pzp.record.atrest.BlindIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps every message as it came, before anything is done with it. Messages stay until their person
 * is erased: how long a source's raw messages may be kept is the operator's decision.
 */
public final class Inbox {

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record First(
      UUID id, @Nullable String bodyIndex, String state, byte @Nullable [] answer) {}

  private static final int NAME_LIMIT = 255;
  private static final int DOOR_LIMIT = 64;

  private final JdbcTemplate jdbc;
  private final DatabaseTransactions transactions;
  private final InboxRows rows;
  private final BlindIndex index;
  private final Clock clock;
  private final Supplier<UUID> ids;

  Inbox(
      JdbcTemplate jdbc,
      DatabaseTransactions transactions,
      InboxRows rows,
      BlindIndex index,
      Clock clock,
      Supplier<UUID> ids) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.rows = rows;
    this.index = index;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Takes a message in; when this returns, its bytes are on disk. Call it outside a transaction.
   *
   * @throws nl.pzp.problem.ProblemException when a name is too long to keep, or when the message
   *     came before and was erased since
   */
  public Receipt receive(IncomingMessage message) {
    checkNames(message.door(), message.sender(), message.controlId(), message.contentType());
    var bodyIndex = index.ofBytes("body", message.body());
    try {
      return new Receipt.Kept(keep(message, controlIndex(message), bodyIndex));
    } catch (DuplicateKeyException e) {
      return again(message, bodyIndex);
    }
  }

  /** Keeps what is known of a message whose body was too large to read, with its refusal. */
  public MessageId refuseUnread(
      UnreadMessage message, StoredResponse answer, List<String> problemCodes) {
    checkNames(message.door(), message.sender(), message.controlId(), message.contentType());
    var bodyIndex = message.bodyHash() == null ? null : index.of("unread", message.bodyHash());
    // Without the control id's index: the same message in a smaller form may come under it yet.
    var summary =
        received(
            message.door(),
            message.sender(),
            message.controlId(),
            message.contentType(),
            message.size());
    return transactions.once(
        () -> {
          rows.insert(summary, null, bodyIndex, null);
          rows.settle(summary.id(), MessageState.REFUSED, answer, problemCodes, clock.instant());
          return summary.id();
        });
  }

  /**
   * Settles a message as refused; one that is settled already stays as it is. Only for what a
   * repeat would not heal: a message that failed for want of a database or a neighbour is left as
   * received, so that its repeat is processed.
   */
  public void refuse(MessageId id, StoredResponse answer, List<String> problemCodes) {
    transactions.once(
        () -> {
          var state =
              rows.lock(id)
                  .orElseThrow(() -> new IllegalArgumentException("No such message: " + id));
          if (state == MessageState.RECEIVED) {
            rows.settle(id, MessageState.REFUSED, answer, problemCodes, clock.instant());
          }
          return state;
        });
  }

  /** The message with its content. */
  public Optional<KeptMessage> find(MessageId id) {
    return rows.find(id);
  }

  /** The newest messages that pass the filter, newest first, at most 500. */
  public List<MessageSummary> list(MessageFilter filter, int limit) {
    return rows.list(filter, limit);
  }

  /**
   * Messages that came in through this door under a control id of their own and are not settled
   * yet, oldest first.
   */
  public List<MessageId> waiting(String door, int limit) {
    return rows.waiting(door, limit);
  }

  private MessageId keep(IncomingMessage message, @Nullable String controlIndex, String bodyIndex) {
    var summary =
        received(
            message.door(),
            message.sender(),
            message.controlId(),
            message.contentType(),
            message.body().length);
    return transactions.once(
        () -> {
          rows.insert(summary, controlIndex, bodyIndex, message.body());
          return summary.id();
        });
  }

  private Receipt again(IncomingMessage message, String bodyIndex) {
    var first =
        jdbc.queryForObject(
            "SELECT message_id, body_index, state, answer_sealed FROM inbox_message"
                + " WHERE control_index = ?",
            (row, n) ->
                new First(
                    row.getObject("message_id", UUID.class),
                    row.getString("body_index"),
                    row.getString("state"),
                    row.getBytes("answer_sealed")),
            controlIndex(message));
    if (first == null) {
      throw new IllegalStateException("A message that was there is gone");
    }
    var firstId = new MessageId(first.id());
    if (!bodyIndex.equals(first.bodyIndex())) {
      // Kept without the control id's index, which the first message holds.
      return new Receipt.Reused(keep(message, null, bodyIndex), firstId);
    }
    if (first.answer() != null) {
      return new Receipt.Repeated(firstId, rows.answer(firstId, first.answer()));
    }
    if (first.state().equals(MessageState.RECEIVED.name())) {
      return new Receipt.Unfinished(firstId);
    }
    throw Problem.of(RecordProblem.MESSAGE_ERASED).asException();
  }

  private MessageSummary received(
      String door, String sender, @Nullable String controlId, String contentType, long size) {
    return new MessageSummary(
        new MessageId(ids.get()),
        MessageState.RECEIVED,
        door,
        sender,
        controlId,
        contentType,
        size,
        clock.instant(),
        null,
        List.of());
  }

  private @Nullable String controlIndex(IncomingMessage message) {
    return message.controlId() == null
        ? null
        : index.of("control", message.sender(), message.controlId());
  }

  private static void checkNames(
      String door, String sender, @Nullable String controlId, String contentType) {
    checkLength("door", door, DOOR_LIMIT);
    checkLength("sender", sender, NAME_LIMIT);
    checkLength("control id", controlId == null ? "" : controlId, NAME_LIMIT);
    checkLength("content type", contentType, NAME_LIMIT);
  }

  private static void checkLength(String name, String value, int limit) {
    if (value.length() > limit) {
      throw Problem.of(RecordProblem.NAME_TOO_LONG)
          .with("name", name)
          .with("limit", Integer.toString(limit))
          .asException();
    }
  }
}
