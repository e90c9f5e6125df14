package nl.pzp.his;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.pzp.his.edifact.EdifactProblem;
import nl.pzp.problem.Problem;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.MessageId;
import nl.pzp.record.MessageState;
import nl.pzp.record.Receipt;
import nl.pzp.record.StoredResponse;
import nl.pzp.record.UnreadMessage;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Keeps every file as received, and finds those that are not settled. */
final class LetterInbox {

  static final String WAY_IN = "edifact";
  static final String MEDIA_TYPE = "application/edifact";
  private static final String FILES = "letter files";
  private static final int PAGE = 500;

  /**
   * A file of the inbox.
   *
   * @param receivedAt start of its waiting time
   */
  @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
  record Kept(MessageId id, Instant receivedAt, byte[] content) {
    @Override
    public String toString() {
      return "Kept[" + id + "]";
    }
  }

  private final Inbox inbox;
  private final Rejections rejections;
  private final long maxSize;

  LetterInbox(Inbox inbox, Rejections rejections, long maxSize) {
    this.inbox = inbox;
    this.rejections = rejections;
    this.maxSize = maxSize;
  }

  /** Keeps a file; on return its bytes are on disk, and the file may be deleted. */
  public MessageId keep(Exchange exchange) {
    var size = exchange.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class);
    if (size != null && size > maxSize) {
      return unread(size);
    }
    var bytes = Objects.requireNonNull(exchange.getMessage().getBody(byte[].class), "no file");
    return bytes.length > maxSize ? unread(bytes.length) : keep(bytes);
  }

  MessageId keep(byte[] bytes) {
    return inbox.receive(new IncomingMessage(WAY_IN, FILES, null, MEDIA_TYPE, bytes)).id();
  }

  private MessageId unread(long size) {
    var problem = Problem.of(EdifactProblem.TOO_LARGE).with("limit", Long.toString(maxSize));
    var code = problem.code().id();
    var id =
        inbox.refuseUnread(
            new UnreadMessage(WAY_IN, FILES, null, MEDIA_TYPE, size, null),
            answer(problem.code().httpStatus(), code),
            List.of(code));
    rejections.write(id, problem);
    return id;
  }

  /** The files that wait for a patient, or that a crash left open; oldest first. */
  public List<MessageId> open() {
    var open = new ArrayList<MessageId>();
    var filter = MessageFilter.ALL.in(MessageState.RECEIVED).of(FILES);
    var page = inbox.list(filter, PAGE);
    while (!page.isEmpty()) {
      page.forEach(summary -> open.add(0, summary.id()));
      page = inbox.list(filter.olderThan(page.get(page.size() - 1).id()), PAGE);
    }
    return open;
  }

  /** The file, or null when it is settled. */
  @Nullable Kept find(MessageId id) {
    var message = inbox.find(id).orElseThrow();
    var body = message.body();
    return message.summary().state() == MessageState.RECEIVED && body != null
        ? new Kept(id, message.summary().receivedAt(), body)
        : null;
  }

  /** Keeps one letter of a file under the sender's own references. */
  Receipt receive(String sender, String controlId, byte[] content) {
    return inbox.receive(
        new IncomingMessage(WAY_IN, WAY_IN + ":" + sender, controlId, MEDIA_TYPE, content));
  }

  /** Keeps that one letter of a file is refused; its content stays in the file. */
  MessageId refuseOne(String sender, int status, List<String> codes) {
    return inbox.refuseUnread(
        new UnreadMessage(WAY_IN, WAY_IN + ":" + sender, null, MEDIA_TYPE, 0, null),
        answer(status, String.join("\n", codes)),
        codes);
  }

  void refuse(MessageId id, int status, List<String> codes) {
    inbox.refuse(id, answer(status, String.join("\n", codes)), codes);
  }

  static StoredResponse answer(int status, String text) {
    return new StoredResponse(
        status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
  }
}
