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

    assertThat(record.record().undoMerge(gone)).isTrue();

    assertThat(record.record().personByPatientId("p-2")).contains(gone);
    assertThat(record.record().personByBsn(BSN)).contains(gone);
    assertThat(goals(kept)).containsExactly("g-1", "g-3");
    assertThat(goals(gone)).containsExactly("g-2");
    assertThat(record.record().read("Goal", "g-2").orElseThrow().json())
        .contains("zo min mogelijk pijn");
    assertThat(record.record().undoMerge(gone)).isFalse();
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
