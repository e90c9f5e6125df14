package nl.pzp.record;

import static nl.pzp.record.People.BSN;
import static nl.pzp.record.People.OTHER_BSN;
import static nl.pzp.record.People.goal;
import static nl.pzp.record.People.known;
import static nl.pzp.record.People.withoutBsn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two who are one: everything of both is the one's, and can be parted again. */
abstract class MergeContract extends RecordContract {

  MergeContract(TestDatabase database) {
    super(database);
  }

  @Test
  void everythingMovesToWhoIsKept() {
    var kept = identify(known("p-1", BSN));
    var gone = identify(withoutBsn("p-2"));
    write(goal("g-1", kept, "thuis blijven"));
    write(goal("g-2", gone, "geen pijn"));

    assertThat(merge(kept, gone)).isTrue();

    assertThat(record.record().personByPatientId("p-2")).contains(kept);
    assertThat(goals(kept)).containsExactly("g-1", "g-2");
    assertThat(goals(gone)).isEmpty();
    assertThat(identify(withoutBsn("p-2"))).isEqualTo(kept);
  }

  @Test
  void theBsnGoesAlong() {
    var kept = identify(withoutBsn("p-1"));
    var gone = identify(known("p-2", BSN));

    merge(kept, gone);

    assertThat(record.record().personByBsn(BSN)).contains(kept);
  }

  @Test
  void twoWithABsnEachAreNotMerged() {
    var kept = identify(known("p-1", BSN));
    var gone = identify(known("p-2", OTHER_BSN));

    assertRefused(() -> merge(kept, gone), RecordProblem.MERGE_OF_TWO_BSNS);

    assertThat(record.record().personByBsn(OTHER_BSN)).contains(gone);
  }

  @Test
  void mergingAgainChangesNothing() {
    var kept = identify(known("p-1", BSN));
    merge(kept, identify(withoutBsn("p-2")));
    var again = record.record().personByPatientId("p-2").orElseThrow();

    assertThat(merge(kept, again)).isFalse();
  }

  @Test
  void undoneEachHasItsOwnAgain() {
    var kept = identify(withoutBsn("p-1"));
    var gone = identify(known("p-2", BSN));
    write(goal("g-1", kept, "thuis blijven"));
    write(goal("g-2", gone, "geen pijn"));
    merge(kept, gone);
    write(goal("g-2", kept, "zo min mogelijk pijn"));
    write(goal("g-3", kept, "nieuw"));

    assertThat(undo(gone)).isTrue();

    assertThat(record.record().personByPatientId("p-2")).contains(gone);
    assertThat(record.record().personByBsn(BSN)).contains(gone);
    assertThat(goals(kept)).containsExactly("g-1", "g-3");
    assertThat(goals(gone)).containsExactly("g-2");
    assertThat(record.record().read("Goal", "g-2").orElseThrow().json())
        .contains("zo min mogelijk pijn");
    assertThat(undo(gone)).isFalse();
  }

  @Test
  void aLaterMergeIsUndoneFirst() {
    var first = identify(withoutBsn("p-1"));
    var second = identify(withoutBsn("p-2"));
    var third = identify(withoutBsn("p-3"));
    write(goal("g-1", first, "thuis blijven"));
    write(goal("g-2", second, "geen pijn"));
    merge(second, first);
    merge(third, second);
    assertThat(record.record().now(first)).isEqualTo(third);
    assertThat(goals(third)).containsExactly("g-1", "g-2");

    assertRefused(() -> undo(first), RecordProblem.MERGE_NOT_LAST);
    assertThat(goals(third)).containsExactly("g-1", "g-2");

    assertThat(undo(second)).isTrue();
    assertThat(undo(first)).isTrue();
    assertThat(goals(first)).containsExactly("g-1");
    assertThat(goals(second)).containsExactly("g-2");
    assertThat(goals(third)).isEmpty();
    assertThat(record.record().now(first)).isEqualTo(first);
  }

  @Test
  void whatWasErasedIsNotParted() {
    var kept = identify(withoutBsn("p-1"));
    var gone = identify(withoutBsn("p-2"));
    merge(kept, gone);
    record.record().erase(kept, "op verzoek");

    assertRefused(() -> undo(gone), RecordProblem.PERSON_ERASED);
  }

  @Test
  void partedAgainTheMessagesOfTheOneAreNotErasedWithTheOther() {
    var kept = identify(withoutBsn("p-1"));
    var gone = identify(withoutBsn("p-2"));
    write(goal("g-1", kept, "thuis blijven"));
    write(goal("g-2", gone, "geen pijn"));
    merge(kept, gone);
    write(goal("g-2", kept, "zo min mogelijk pijn"));
    undo(gone);

    record.record().erase(kept, "op verzoek");

    assertThat(body("g-1")).isFalse();
    for (int version = 1; version <= 2; version++) {
      var message = record.record().read("Goal", "g-2", version).orElseThrow().message();
      assertThat(record.inbox().find(message).orElseThrow().body()).isNotNull();
    }
    record.record().erase(gone, "op verzoek");
    assertThat(body("g-2")).isFalse();
  }

  private boolean body(String goal) {
    var message = record.record().read("Goal", goal).orElseThrow().message();
    return record.inbox().find(message).orElseThrow().body() != null;
  }

  private boolean undo(PersonId gone) {
    var merge =
        record.record().merges(10).stream()
            .filter(one -> one.gone().equals(gone) && !one.undone())
            .findFirst();
    return merge.isPresent() && change(change -> change.undoMerge(merge.get()));
  }

  @Test
  void whoWasLookedUpBeforeTheMergeIsNotWrittenTo() {
    var kept = identify(known("p-1", BSN));
    var gone = identify(withoutBsn("p-2"));
    merge(kept, gone);

    assertRefused(() -> write(goal("g-1", gone, "te laat")), RecordProblem.BUSY);
    assertThat(goals(gone)).isEmpty();
  }

  private boolean merge(PersonId kept, PersonId gone) {
    return change(change -> change.merge(kept, gone));
  }

  private java.util.List<String> goals(PersonId person) {
    return record.record().current(person, Set.of("Goal")).stream()
        .map(StoredResource::id)
        .toList();
  }
}
