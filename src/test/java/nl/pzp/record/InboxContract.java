package nl.pzp.record;

import static nl.pzp.record.People.answer;
import static nl.pzp.record.People.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages: on disk before they are answered, answered once. */
abstract class InboxContract extends RecordContract {

  InboxContract(TestDatabase database) {
    super(database);
  }

  @Test
  void aMessageIsKeptAsItCame() {
    var receipt = record.inbox().receive(message("m-1", "{\"a\" : 1}\r\n"));

    assertThat(receipt).isInstanceOf(Receipt.Kept.class);
    var kept = record.inbox().find(receipt.id()).orElseThrow();
    assertThat(kept.body()).isEqualTo("{\"a\" : 1}\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(kept.answer()).isNull();
    assertThat(kept.summary().state()).isEqualTo(MessageState.RECEIVED);
    assertThat(kept.summary().controlId()).isEqualTo("m-1");
    assertThat(kept.summary().sender()).isEqualTo(People.SOURCE);
    assertThat(kept.summary().size()).isEqualTo(11);
  }

  @Test
  void aRepeatedMessageGetsTheStoredAnswer() {
    var id = record.inbox().receive(message("m-1", "body")).id();
    record.record().change(id, c -> settled(c, answer(201, "gemaakt")));

    var repeat = record.inbox().receive(message("m-1", "body"));

    assertThat(repeat).isEqualTo(new Receipt.Repeated(id, answer(201, "gemaakt")));
    assertThat(record.inbox().list(MessageFilter.ALL, 10)).hasSize(1);
    assertRefused(
        () -> record.record().change(id, c -> settled(c, answer(200, "anders"))),
        RecordProblem.MESSAGE_SETTLED);
  }

  @Test
  void aRepeatOfARefusedMessageIsRefusedAlike() {
    var id = record.inbox().receive(message("m-1", "body")).id();
    record.inbox().refuse(id, answer(422, "nee"), List.of("PZP-FORM-001", "PZP-FORM-002"));
    record.inbox().refuse(id, answer(500, "later"), List.of());

    assertThat(record.inbox().receive(message("m-1", "body")))
        .isEqualTo(new Receipt.Repeated(id, answer(422, "nee")));
    var summary = record.inbox().find(id).orElseThrow().summary();
    assertThat(summary.state()).isEqualTo(MessageState.REFUSED);
    assertThat(summary.problemCodes()).containsExactly("PZP-FORM-001", "PZP-FORM-002");
  }

  @Test
  void aMessageThatACrashLeftUnansweredIsProcessedUnderItsId() {
    var id = record.inbox().receive(message("m-1", "body")).id();
    restart();

    assertThat(record.inbox().receive(message("m-1", "body")))
        .isEqualTo(new Receipt.Unfinished(id));
    record.record().change(id, c -> settled(c, answer(201, "gemaakt")));
    assertThat(record.inbox().receive(message("m-1", "body"))).isInstanceOf(Receipt.Repeated.class);
  }

  @Test
  void aControlIdWithOtherContentIsKeptApart() {
    var first = record.inbox().receive(message("m-1", "body")).id();

    var reused = record.inbox().receive(message("m-1", "andere inhoud"));

    assertThat(reused).isInstanceOf(Receipt.Reused.class);
    assertThat(((Receipt.Reused) reused).first()).isEqualTo(first);
    assertThat(record.inbox().find(reused.id()).orElseThrow().body())
        .isEqualTo("andere inhoud".getBytes(StandardCharsets.UTF_8));
    var sameIdOfAnotherSender =
        new IncomingMessage("fhir-r4", "other", "m-1", "text/plain", new byte[] {1});
    assertThat(record.inbox().receive(sameIdOfAnotherSender)).isInstanceOf(Receipt.Kept.class);
  }

  @Test
  void withoutAControlIdEveryArrivalIsAMessageOfItsOwn() {
    var first = record.inbox().receive(message(null, "body"));
    var second = record.inbox().receive(message(null, "body"));

    assertThat(first).isInstanceOf(Receipt.Kept.class);
    assertThat(second).isInstanceOf(Receipt.Kept.class);
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void theSameMessageOnEightThreadsIsKeptOnceAndProcessedOnce() throws Exception {
    var outcomes =
        atOnce(
            () -> {
              var receipt = record.inbox().receive(message("m-1", "body"));
              if (receipt instanceof Receipt.Repeated) {
                return "repeated";
              }
              try {
                record.record().change(receipt.id(), c -> settled(c, answer(201, "gemaakt")));
                return "processed";
              } catch (nl.pzp.problem.ProblemException e) {
                return e.problems().get(0).code().id();
              }
            });

    assertThat(outcomes).hasSize(THREADS).containsOnlyOnce("processed");
    assertThat(outcomes)
        .containsAnyOf("processed")
        .isSubsetOf("processed", "repeated", RecordProblem.MESSAGE_SETTLED.id());
    assertThat(record.inbox().list(MessageFilter.ALL, 10)).hasSize(1);
  }

  @Test
  void aMessageRefusedUnreadIsKeptWithoutItsBody() {
    var unread = new UnreadMessage("fhir-r4", People.SOURCE, null, "text/plain", 60_000_000, null);

    var id = record.inbox().refuseUnread(unread, answer(413, "te groot"), List.of("PZP-API-001"));

    var kept = record.inbox().find(id).orElseThrow();
    assertThat(kept.body()).isNull();
    assertThat(kept.answer()).isEqualTo(answer(413, "te groot"));
    assertThat(kept.summary().size()).isEqualTo(60_000_000);
    assertThat(kept.summary().state()).isEqualTo(MessageState.REFUSED);
  }

  @Test
  void messagesAreListedNewestFirstAndPageByPage() {
    for (int i = 0; i < 5; i++) {
      record.inbox().receive(message("m-" + i, "body"));
      clock.move(Duration.ofMinutes(1));
    }
    var all = record.inbox().list(MessageFilter.ALL, 10);

    assertThat(all)
        .extracting(MessageSummary::controlId)
        .containsExactly("m-4", "m-3", "m-2", "m-1", "m-0");
    var page = record.inbox().list(MessageFilter.ALL.olderThan(all.get(1).id()), 2);
    assertThat(page).extracting(MessageSummary::controlId).containsExactly("m-2", "m-1");
    var since = MessageFilter.ALL.receivedFrom(all.get(1).receivedAt());
    assertThat(record.inbox().list(since, 10)).hasSize(2);
    assertThat(record.inbox().list(since.receivedBefore(all.get(0).receivedAt()), 10)).hasSize(1);
    assertThat(record.inbox().list(MessageFilter.ALL.in(MessageState.COMMITTED), 10)).isEmpty();
    assertThat(record.inbox().list(MessageFilter.ALL.of("nobody"), 10)).isEmpty();
    assertThat(record.inbox().list(MessageFilter.ALL.of(People.SOURCE), 10)).hasSize(5);
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    assertRefused(
        () -> record.inbox().receive(message("x".repeat(256), "body")),
        RecordProblem.NAME_TOO_LONG);
  }

  @Test
  void aChangeThatFailsLeavesTheMessageAndNothingElse() {
    var person = person();
    var id = received();

    assertThatThrownBy(
            () ->
                record
                    .record()
                    .change(
                        id,
                        c -> {
                          c.lock(person);
                          c.write(People.goal("1", person, "een"));
                          c.announce(OutboxContract.event(person, "1", 1));
                          c.answer(answer(201, "gemaakt"));
                          throw new IllegalStateException("halfway");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(record.record().read("Goal", "1")).isEmpty();
    assertThat(record.outbox().pending(10)).isEmpty();
    assertThat(record.inbox().find(id).orElseThrow().summary().state())
        .isEqualTo(MessageState.RECEIVED);
  }

  @Test
  void sqlOfOthersOnTheSameThreadBelongsToTheChange() {
    record.jdbc().execute("CREATE TABLE audit_line (id INTEGER)");
    var id = received();

    assertThatThrownBy(
            () ->
                record
                    .record()
                    .change(
                        id,
                        c -> {
                          record.jdbc().update("INSERT INTO audit_line VALUES (1)");
                          throw new IllegalStateException("halfway");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(record.jdbc().queryForList("SELECT id FROM audit_line")).isEmpty();
  }

  @Test
  void receivingInsideAChangeIsABrokenPromise() {
    assertThatThrownBy(() -> change(c -> record.inbox().receive(message("inner", "body"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aDatabaseThatIsGoneIsSaidAndNothingIsAcknowledged() {
    var id = received();
    record.close();

    assertRefused(() -> record.inbox().receive(message("m-x", "body")), RecordProblem.UNAVAILABLE);
    assertRefused(
        () -> record.record().change(id, c -> settled(c, answer(201, "gemaakt"))),
        RecordProblem.UNAVAILABLE);

    restart();
    assertThat(record.inbox().find(id).orElseThrow().summary().state())
        .isEqualTo(MessageState.RECEIVED);
  }

  private static MessageState settled(RecordChange change, StoredResponse answer) {
    change.answer(answer);
    return MessageState.COMMITTED;
  }
}
