package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The history of a resource holds every version once, the newest first. */
@ExtendWith(SharedAdapter.class)
class HistoryTest {

  private static final int VERSIONS = 407;

  private final StartedAdapter adapter;

  HistoryTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void historyOfMoreThanTwoHundredVersionsIsWhole() {
    adapter.put("/Patient/long-history", json(patient("long-history", "999966091")));
    for (int version = 1; version <= VERSIONS; version++) {
      var goal = Messages.goal("long-history-goal", "long-history");
      goal.getDescription().setText("Comfort " + version);
      assertThat(adapter.put("/Goal/long-history-goal", json(goal)).status()).isIn(200, 201);
    }

    var history = adapter.get("/Goal/long-history-goal/_history").bundle();

    assertThat(history.getTotal()).isEqualTo(VERSIONS);
    assertThat(history.getEntry())
        .extracting(entry -> entry.getResource().getMeta().getVersionId())
        .containsExactlyElementsOf(
            IntStream.range(0, VERSIONS).mapToObj(i -> "" + (VERSIONS - i)).toList());
  }
}
